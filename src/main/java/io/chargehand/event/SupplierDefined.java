package io.chargehand.event;

import io.chargehand.kernel.Rules;
import io.chargehand.kernel.SupplierId;

/**
 * A supplier exists, or has changed.
 *
 * @param supplierId the supplier
 * @param name its name, up to 100 characters
 * @param country ISO 3166 code of where it ships from
 */
public record SupplierDefined(SupplierId supplierId, String name, String country) implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public SupplierDefined {
        Rules.present("supplierId", supplierId);
        Rules.text("name", name, 100);
        Rules.text("country", country, 3);
    }
}

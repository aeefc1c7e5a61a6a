package io.chargehand.event;

import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Rules;

import java.time.Duration;
import java.util.Optional;

/**
 * An item exists, or has changed.
 *
 * @param itemId the item
 * @param description what people call it, up to 200 characters
 * @param department the retailer's code of its department
 * @param price what one unit sells for, at least 0
 * @param unitCost what one unit costs, at least 0, in the price's currency
 * @param shelfLife how long a unit may be sold after receipt; empty where it does not perish
 * @param weightKilograms weight of a unit, 0 to 10,000
 * @param volumeLitres volume of a unit, 0 to 100,000
 */
public record ItemDefined(
        ItemId itemId,
        String description,
        String department,
        Money price,
        Money unitCost,
        Optional<Duration> shelfLife,
        double weightKilograms,
        double volumeLitres)
        implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public ItemDefined {
        Rules.present("itemId", itemId);
        Rules.present("price", price);
        Rules.present("unitCost", unitCost);
        shelfLife = Facts.optional(shelfLife);
        Rules.text("description", description, 200);
        Rules.identifier("department", department);
        Facts.notNegative("price", price);
        Facts.notNegative("unitCost", unitCost);
        Rules.require(
                price.currency().equals(unitCost.currency()),
                "unitCost",
                unitCost,
                "must be in the currency of the price");
        Rules.range("weightKilograms", weightKilograms, 0, 10_000);
        Rules.range("volumeLitres", volumeLitres, 0, 100_000);
    }

    /** What one unit earns when sold. */
    public Money margin() {
        return price.minus(unitCost);
    }
}

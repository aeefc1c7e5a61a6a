package io.chargehand.event;

import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.Rules;

/**
 * The count of one line of an ASN.
 *
 * @param line the line of the ASN
 * @param counted units fit for sale
 * @param damaged units not fit for sale
 */
public record ReceiptLine(int line, Quantity counted, Quantity damaged) {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public ReceiptLine {
        Rules.present("counted", counted);
        Rules.present("damaged", damaged);
        Rules.require(line >= 1, "line", line, "must be at least 1");
    }
}

package io.chargehand.event;

import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.ReceiptId;
import io.chargehand.kernel.Rules;

import java.util.List;

/**
 * What arrived for an ASN has been counted. Lines of the ASN that it does not name are counted as nothing received
 * once {@code complete}.
 *
 * @param receiptId the receipt
 * @param asnId the ASN
 * @param lines at least one
 * @param complete whether no further receipt of this ASN follows
 */
public record ReceiptCounted(ReceiptId receiptId, AsnId asnId, List<ReceiptLine> lines, boolean complete)
        implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public ReceiptCounted {
        Rules.present("receiptId", receiptId);
        Rules.present("asnId", asnId);
        lines = Facts.nonEmpty("lines", lines);
        Facts.distinctLines(lines.stream().mapToInt(ReceiptLine::line));
    }
}

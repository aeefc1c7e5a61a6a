package io.chargehand.event;

import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.SupplierId;

import java.time.Instant;
import java.util.List;

/**
 * A supplier says what is coming: an advance ship notice.
 *
 * @param asnId the ASN
 * @param supplierId who ships
 * @param nodeId where to
 * @param orderedAt when it was ordered; lead time is the time from here to {@code expectedAt}
 * @param expectedAt when it is due at the dock; not before {@code orderedAt}
 * @param carrier the retailer's code of the carrier
 * @param lines at least one, with differing line numbers
 */
public record AsnAdvised(
        AsnId asnId,
        SupplierId supplierId,
        NodeId nodeId,
        Instant orderedAt,
        Instant expectedAt,
        String carrier,
        List<AsnLine> lines)
        implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public AsnAdvised {
        Rules.present("asnId", asnId);
        Rules.present("supplierId", supplierId);
        Rules.present("nodeId", nodeId);
        Rules.present("orderedAt", orderedAt);
        Rules.present("expectedAt", expectedAt);
        Rules.require(
                !expectedAt.isBefore(orderedAt), "expectedAt", expectedAt, "must not be before orderedAt " + orderedAt);
        Rules.identifier("carrier", carrier);
        lines = Facts.nonEmpty("lines", lines);
        Facts.distinctLines(lines.stream().mapToInt(AsnLine::line));
    }
}

package io.chargehand.receiving.jdbc;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnLine;
import io.chargehand.event.ReceiptLine;
import io.chargehand.kernel.Quantity;
import io.chargehand.receiving.Asn;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An ASN while a batch is folded: what came of it does not depend on the order in which its events arrive. */
final class AsnState {

    final AsnAdvised advised;
    final Instant advisedAt;

    @Nullable
    Instant arrivedAt;

    @Nullable
    Instant lastReceiptAt;

    boolean complete;
    final Map<Integer, ReceiptLine> counted = new TreeMap<>();

    AsnState(AsnAdvised advised, Instant advisedAt) {
        this.advised = advised;
        this.advisedAt = advisedAt;
    }

    boolean hasLine(int number) {
        return advised.lines().stream().anyMatch(each -> each.line() == number);
    }

    void arrive(Instant at) {
        arrivedAt = arrivedAt == null || at.isBefore(arrivedAt) ? at : arrivedAt;
    }

    void count(List<ReceiptLine> lines, boolean last, Instant at) {
        for (ReceiptLine line : lines) {
            counted.merge(
                    line.line(),
                    line,
                    (before, more) -> new ReceiptLine(
                            before.line(),
                            before.counted().plus(more.counted()),
                            before.damaged().plus(more.damaged())));
        }
        complete |= last;
        lastReceiptAt = lastReceiptAt == null || at.isAfter(lastReceiptAt) ? at : lastReceiptAt;
    }

    Asn toAsn() {
        Optional<Instant> receivedAt = complete ? Optional.ofNullable(lastReceiptAt) : Optional.empty();
        return new Asn(advised, advisedAt, Optional.ofNullable(arrivedAt), receivedAt, countedLines());
    }

    private List<ReceiptLine> countedLines() {
        if (!complete) {
            return List.copyOf(counted.values());
        }
        List<ReceiptLine> all = new ArrayList<>();
        for (AsnLine line : advised.lines()) {
            ReceiptLine nothing = new ReceiptLine(line.line(), Quantity.ZERO, Quantity.ZERO);
            all.add(counted.getOrDefault(line.line(), nothing));
        }
        return all;
    }
}

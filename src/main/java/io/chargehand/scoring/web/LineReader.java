package io.chargehand.scoring.web;

import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.OrderId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Reads an order line. Thread-safe once resolved. */
final class LineReader extends FieldReader<PromiseRiskRequest.Line> {

    LineReader() {
        super(PromiseRiskRequest.Line.class);
    }

    @Override
    @SuppressWarnings("unchecked")
    PromiseRiskRequest.Line of(@Nullable Object[] values) {
        return new PromiseRiskRequest.Line(
                (OrderId) values[0],
                (Integer) values[1],
                (FulfillmentMethod) values[2],
                (ItemId) values[3],
                (Long) values[4],
                (Integer) values[5],
                (Instant) values[6],
                (Instant) values[7],
                (List<PromiseRiskRequest.Candidate>) values[8]);
    }
}

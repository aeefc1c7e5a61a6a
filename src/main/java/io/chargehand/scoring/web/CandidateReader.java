package io.chargehand.scoring.web;

import io.chargehand.kernel.NodeId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Reads a candidate, by far the most frequent object of a body. Thread-safe once resolved. */
final class CandidateReader extends FieldReader<PromiseRiskRequest.Candidate> {

    CandidateReader() {
        super(PromiseRiskRequest.Candidate.class);
    }

    @Override
    PromiseRiskRequest.Candidate of(@Nullable Object[] values) {
        return new PromiseRiskRequest.Candidate((NodeId) values[0], (Instant) values[1]);
    }
}

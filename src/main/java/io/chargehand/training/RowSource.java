package io.chargehand.training;

import io.chargehand.feature.Fact;
import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.Row;
import io.chargehand.feature.Stream;

import java.util.List;

/** A named source of operational rows for {@code source.history}. Implementations are thread-safe. */
public interface RowSource {

    /** The name a job uses, such as {@code receipt-lines}. */
    String name();

    /** The streams it gives, the rows to score first, with the instants when they are known. */
    List<Stream> streams();

    /**
     * Reads the whole history.
     *
     * @param features what will be computed: facts that none of its features reads may be left out
     */
    SourceRows read(FeatureSet features);

    /**
     * A history.
     *
     * @param rows the rows to train on and to test, in any order
     * @param others facts of other streams, in any order
     */
    record SourceRows(List<Row> rows, List<Fact> others) {
        /** Copies the lists. */
        public SourceRows {
            rows = List.copyOf(rows);
            others = List.copyOf(others);
        }
    }
}

package io.chargehand.scoring.web;

import io.chargehand.feature.FeatureSet;
import io.chargehand.scoring.FeaturesShown;
import org.jspecify.annotations.Nullable;

/** What stands before the values of a set's features in an answer: made once, since the set changes only with the model. Immutable. */
final class FeatureHeads {

    private static final byte[] NUMBER_END = {'"', '}'};

    private static volatile FeatureHeads last = new FeatureHeads(null);

    private final @Nullable FeatureSet set;
    private final byte[][] heads;

    private FeatureHeads(@Nullable FeatureSet set) {
        this.set = set;
        int count = set == null ? 0 : set.features().size();
        this.heads = new byte[count][];
        for (int i = 0; set != null && i < count; i++) {
            JsonBytes head = new JsonBytes(64);
            if (i > 0) {
                head.raw(',');
            }
            heads[i] = head.raw(PromiseScoresWriter.NAME)
                    .text(set.features().get(i).name())
                    .raw(PromiseScoresWriter.VALUE)
                    .raw('"')
                    .array();
        }
    }

    /** Those of a set; asked for the set of the call before, it makes none. */
    @SuppressWarnings("ReferenceEquality") // Comparing all features takes longer than making the heads.
    static FeatureHeads of(FeatureSet set) {
        FeatureHeads known = last;
        if (known.set != set) {
            known = new FeatureHeads(set);
            last = known;
        }
        return known;
    }

    /** Writes a feature, with the comma before it where it is not the first. */
    void write(JsonBytes out, FeaturesShown shown, int index) {
        if (shown.isPlainNumber(index)) {
            out.parts(heads[index], shown.parts(index), NUMBER_END);
        } else {
            out.raw(heads[index], heads[index].length - 1)
                    .text(shown.value(index))
                    .raw('}');
        }
    }
}

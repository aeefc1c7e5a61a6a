package io.chargehand.training.tribuo;

import io.chargehand.scoring.TreeEnsemble;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Trees as XGBoost writes them. */
class TreeCompilerTest {

    @Test
    void aNodeMayPartMissingInputsFromAllOthers() {
        String dump = """
                { "nodeid": 0, "depth": 0, "split": "f0", "split_condition": -inf, "yes": 1, "no": 2, "missing": 1 , \
                "gain": 3, "cover": 9, "children": [
                  { "nodeid": 1, "leaf": 0.5, "cover": 4 },
                  { "nodeid": 2, "leaf": -0.25, "cover": 5 }
                ]}""";
        TreeEnsemble trees = TreeCompiler.compile(new String[] {dump}, 1, id -> id);
        assertThat(trees.margin(new float[] {Float.NaN})).isEqualTo(0.5);
        assertThat(trees.margin(new float[] {-Float.MAX_VALUE})).isEqualTo(-0.25);
        assertThat(trees.margin(new float[] {0})).isEqualTo(-0.25);
    }
}

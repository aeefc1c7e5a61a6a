package io.chargehand.training;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What cannot be held is refused with the features to blame, and not tried. */
class InputMemoryTest {

    private static final long GIGA = 1_000_000_000L;

    @Test
    void categoriesOfManyLevelsAreNamed() {
        List<String> inputs = new ArrayList<>(Collections.nCopies(1000, "sku"));
        inputs.addAll(Collections.nCopies(60, "country"));
        inputs.add("amount");
        assertThatThrownBy(() -> InputMemory.check(inputs, 750_000, 20, 6 * GIGA))
                .hasMessageContaining(
                        "trainer.minLevelCount must be greater, or fewer features be categories: 750000 rows of"
                                + " 1061 inputs (sku with 1000, country with 60, amount with 1) need 6.4 GB")
                .hasMessageContaining("this process may use 6.0 GB (java -Xmx)")
                .hasMessageContaining("but was 20");
        assertThatNoException().isThrownBy(() -> InputMemory.check(inputs, 750_000, 20, 20 * GIGA));
    }

    @Test
    void moreThanAnArrayHoldsIsRefusedWhateverTheMemory() {
        assertThatThrownBy(() -> InputMemory.check(Collections.nCopies(3000, "sku"), 750_000, 20, 900 * GIGA))
                .hasMessageContaining("2^31");
    }
}

package io.chargehand.backroom;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ExpectedGainTest {

    @Test
    void moreAtStakeIsWorthMore() {
        assertThat(changed(200).worth(0)).isGreaterThan(changed(100).worth(0));
        assertThat(changed(0).isOpen()).isFalse();
    }

    @Test
    void whatGainedIsWorthMoreThanWhatDidNot() {
        ExpectedGain gained = changed(100);
        ExpectedGain not = changed(100);
        gained.improved(3, 1);
        not.improved(0, 1);
        assertThat(gained.worth(2)).isGreaterThan(not.worth(2));
    }

    @Test
    void aChangeRaisesHopesAgain() {
        ExpectedGain node = changed(100);
        for (int slice = 1; slice < 10; slice++) {
            node.improved(0, slice);
        }
        double tired = node.worth(10);
        node.changed(100);
        assertThat(node.worth(10)).isGreaterThan(100 * tired);
    }

    /** Beside a node that is always worth the same. */
    @Test
    void aNodeThatGainsNothingIsVisitedEverMoreRarely() {
        ExpectedGain node = changed(100);
        List<Long> visits = new ArrayList<>();
        for (long slice = 1; slice < 500; slice++) {
            if (node.worth(slice) > 4) {
                node.improved(0, slice);
                visits.add(slice);
            }
        }
        assertThat(visits).hasSizeBetween(5, 15);
        for (int i = 2; i < visits.size(); i++) {
            assertThat(visits.get(i) - visits.get(i - 1)).isGreaterThan(visits.get(i - 1) - visits.get(i - 2));
        }
    }

    @Test
    void restsAfterItsPatienceUntilTheNextChange() {
        ExpectedGain node = new ExpectedGain(3);
        node.changed(10);
        node.improved(0, 1);
        node.improved(0, 2);
        assertThat(node.isOpen()).isTrue();
        node.improved(0, 3);
        assertThat(node.isOpen()).isFalse();
        node.changed(10);
        assertThat(node.isOpen()).isTrue();
    }

    private static ExpectedGain changed(double stake) {
        ExpectedGain gain = new ExpectedGain(1_000);
        gain.changed(stake);
        return gain;
    }
}

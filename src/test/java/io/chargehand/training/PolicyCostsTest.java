package io.chargehand.training;

import io.chargehand.sourcing.SourcingSettings;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The costs in the job of the SLA risk are those that sourcing reckons with. */
class PolicyCostsTest {

    @Test
    void aMissCostsTheGoodwillAndAFalseAlarmASplit() {
        TrainingJob job =
                new JobFile(HistoryRows.of((HistoryRows.Events) each -> {})).read(Path.of("training", "sla-risk.yaml"));
        CostSettings costs = job.evaluation().costs().orElseThrow();
        assertThat(costs.miss().toDouble()).isEqualTo(SourcingSettings.STANDARD.goodwill());
        assertThat(costs.falseAlarm().toDouble()).isEqualTo(SourcingSettings.STANDARD.splitPrice());
    }
}

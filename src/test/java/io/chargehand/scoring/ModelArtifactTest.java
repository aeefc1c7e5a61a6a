package io.chargehand.scoring;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** An artifact that an earlier build wrote, before layouts and means were kept, loads and answers as it did then. */
class ModelArtifactTest {

    private static final Path EARLIER = Path.of("src/test/resources/scoring/model-format-1.json");

    private static final float[][] ROWS = {{0, 1, 0}, {2, 0, 1}, {-1, 0, 0}};

    /** As that build answered. */
    private static final double[] MARGINS = {-2.325000047683716, -0.07500001788139343, -2.575000047683716};

    @Test
    void anEarlierArtifactAnswersAsItDid() throws IOException {
        holds(ModelArtifact.read(Files.readAllBytes(EARLIER)));
    }

    @Test
    void writtenAgainItIsTheSameModel() throws IOException {
        byte[] again = ModelArtifact.read(Files.readAllBytes(EARLIER)).write();
        holds(ModelArtifact.read(again));
    }

    private static void holds(ModelArtifact artifact) {
        Predictor predictor = artifact.model().predictor();
        Attributor attributor = predictor.attributor();
        double[] into = new double[attributor.inputs() + 1];
        for (int i = 0; i < ROWS.length; i++) {
            assertThat(predictor.margin(ROWS[i])).isEqualTo(MARGINS[i]);
            attributor.attribute(ROWS[i], into, attributor.scratch());
            assertThat(Arrays.stream(into).sum()).isCloseTo(MARGINS[i], within(1e-9));
        }
        assertThat(artifact.model().calibration()).isInstanceOf(Calibration.Platt.class);
        assertThat(artifact.trainedWith()).containsEntry("xgboost", "3.4.0");
    }
}

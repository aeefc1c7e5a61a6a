package io.chargehand.scoring;

import io.chargehand.registry.FolderRegistry;
import io.chargehand.training.ModelTraining;
import io.chargehand.training.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Artifacts that were saved on 2026-11-26 load and answer as they did that day, for ever. A new format is a new folder beside
 * this one, written by {@code mvn test -Dtest=SavedArtifactTest -Dchargehand.artifacts.write=true}; what lies there already is
 * never written again.
 */
class SavedArtifactTest {

    private static final Path SAVED = Path.of("src", "test", "resources", "artifacts", "format-1");
    private static final int ROWS = 40;
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"xgboost, isotonic", "linear, platt", "stack, stack", "xgboost, beta", "xgboost, none"})
    void answersAsItDid(String trainer, String calibration) throws IOException {
        Path saved = SAVED.resolve(trainer + "-" + calibration);
        if (Boolean.getBoolean("chargehand.artifacts.write") && !Files.exists(saved)) {
            write(trainer, calibration, Files.createDirectories(saved));
        }
        ModelArtifact artifact = ModelArtifact.read(saved);
        assertThat(artifact.label()).isEqualTo("late");
        assertThat(artifact.features(List.of()).names()).containsExactly("supplier_rate", "supplier", "units");
        assertThat(artifact.rateTable()).isNotNull();
        RiskModel model = artifact.model();
        assertThat(model.calibration().kind()).isEqualTo(calibration);
        JsonNode rows = JSON.readTree(saved.resolve("scores.json"));
        assertThat(rows.size()).isEqualTo(ROWS);
        for (JsonNode row : rows) {
            assertThat(probability(model, floats(row.path("inputs")), doubles(row.path("context"))))
                    .isCloseTo(row.path("probability").asDouble(), within(1e-6));
        }
        assertThat(JSON.readTree(artifact.write()))
                .as("written again it is the same")
                .isEqualTo(JSON.readTree(saved.resolve(ModelArtifact.FILE)));
    }

    private static double probability(RiskModel model, float[] inputs, double[] context) {
        return model.calibration().probability(model.predictor().margin(inputs), context);
    }

    private void write(String trainer, String calibration, Path saved) throws IOException {
        Path job = Files.writeString(folder.resolve("job.yaml"), """
                name: saved
                source: {csv: {}}
                columns:
                  - {name: id}
                  - {name: supplier}
                  - {name: units, type: number}
                  - {name: due, type: instant, format: yyyy-MM-dd}
                  - {name: arrived, type: instant, format: yyyy-MM-dd, known: label}
                key: [id]
                decision: {column: due, offset: -P7D}
                labelKnown: arrived
                label: {name: late, kind: later, column: arrived, than: due}
                features:
                  - {name: supplier_rate, kind: rate, by: [supplier], smoothing: 5}
                  - {name: supplier, kind: category}
                  - {name: units, kind: number}
                trainer: {kind: %s, rounds: 6, depth: 2, threads: 1, minChildWeight: 1}
                calibration: {kind: %s%s}
                split: {column: due, from: 2024-06-01}
                baselines: {rateTable: {by: [supplier], smoothing: 5}}
                bootstrap: 20
                """.formatted(
                        trainer, calibration, calibration.equals("stack") ? ", context: [supplier_rate]" : ""));
        ModelTraining.Trained trained = new ModelTraining(
                        new FolderRegistry(folder.resolve("models")), List.of(), Clock.systemUTC())
                .train(job, Optional.of(deliveries()), Optional.empty(), Progress.SILENT);
        Files.copy(trained.folder().resolve(ModelArtifact.FILE), saved.resolve(ModelArtifact.FILE));
        RiskModel model = ModelArtifact.read(saved).model();
        Random random = new Random(1);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            float[] inputs = new float[model.encoder().inputs().size()];
            for (int k = 0; k < inputs.length; k++) {
                inputs[k] = (float) random.nextGaussian();
            }
            double[] context = random.doubles(model.context().size(), -2, 2).toArray();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("inputs", inputs);
            row.put("context", context);
            row.put("probability", probability(model, inputs, context));
            rows.add(row);
        }
        Files.write(saved.resolve("scores.json"), JSON.writeValueAsBytes(rows));
    }

    private Path deliveries() throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("id,supplier,units,due,arrived\n");
        for (int i = 0; i < 600; i++) {
            int supplier = random.nextInt(4);
            LocalDate due = LocalDate.of(2024, 1, 1).plusDays(i / 3);
            boolean late = random.nextDouble() < 0.1 + 0.2 * supplier;
            text.append("d%d,s%d,%d,%s,%s%n"
                    .formatted(i, supplier, 1 + random.nextInt(90), due, due.plusDays(late ? 2 : 0)));
        }
        return Files.writeString(folder.resolve("deliveries.csv"), text);
    }

    private static float[] floats(JsonNode array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) array.get(i).asDouble();
        }
        return values;
    }

    private static double[] doubles(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }
}

package io.chargehand.training;

import io.chargehand.training.csv.CsvRows;
import io.chargehand.training.tribuo.TribuoLearners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** The job of the guide to one's own extract trains on an extract of the form that the guide shows. */
class OwnExtractGuideTest {

    private static final Path GUIDE = Path.of("docs/how-to/train-on-your-own-extract.md");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");

    @TempDir
    private Path folder;

    @Test
    void theJobOfTheGuideTrains() throws IOException {
        TrainingResult result = SmallRuns.run(block("```yaml", 0), block("```\n", 0) + rows(), folder, Progress.SILENT);
        assertThat(result.test().auc()).isGreaterThan(result.rateTable().auc());
        assertThat(result.origin().unparsable()).isZero();
        assertThat(result.origin().dropped()).containsEntry("label cannot be told", 1);
        assertThat(result.evaluation().folds()).hasSize(3);
    }

    @Test
    void theHeadsOfTheGuideStandInPlaceOfItsLabel() throws IOException {
        String job = block("```yaml", 0)
                .replaceFirst("label: \\{.*", block("```yaml", 1))
                .replace("zone:", "  - {name: outcome, header: Outcome, known: label}\nzone:");
        List<TrainingJob> heads = new JobFile(List.of()).readHeads(job);
        Path data = Files.writeString(folder.resolve("data.csv"), block("```\n", 0) + rows());
        List<TrainingResult> results = new TrainingRun(new CsvRows(), List.of(), TribuoLearners::of, Map.of())
                .runHeads(heads, Optional.of(data), Progress.SILENT);
        assertThat(results).extracting(each -> each.job().label()).containsExactly("late", "lost");
    }

    private static String block(String fence, int which) throws IOException {
        String text = Files.readString(GUIDE);
        int at = text.indexOf(fence);
        for (int i = 0; i < which; i++) {
            at = text.indexOf(fence, at + 1);
        }
        int start = text.indexOf('\n', at) + 1;
        return text.substring(start, text.indexOf("```", start));
    }

    /** Suppliers and routes of which some are late more often; a few lines are lost, one is still under way. */
    private static String rows() {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        for (int i = 3; i < 3000; i++) {
            LocalDateTime created = LocalDateTime.parse("2024-06-01T06:00").plusMinutes(i * 90L);
            LocalDateTime due = created.plusDays(2).withHour(8 + random.nextInt(12));
            int supplier = random.nextInt(5);
            int route = random.nextInt(20);
            double chance = 0.05 + 0.06 * supplier + 0.01 * route + (due.getHour() > 16 ? 0.15 : 0);
            boolean late = random.nextDouble() < chance;
            boolean lost = random.nextInt(25) == 0;
            LocalDateTime delivered = due.plusMinutes(late ? 300 : -60);
            text.append("S%d;V%d;R%d;%s;%s;%s kg;%s;%s\n"
                    .formatted(
                            i,
                            supplier,
                            route,
                            DATE.format(created),
                            DATE.format(due),
                            i % 7 == 0 ? "1.200,5" : "10,8",
                            i == 2999 ? "" : DATE.format(delivered),
                            i == 2999 ? "NULL" : lost ? "lost" : late ? "late" : "on time"));
        }
        return text.toString();
    }
}

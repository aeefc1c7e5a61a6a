package io.chargehand.training;

import io.chargehand.training.csv.CsvRows;
import io.chargehand.training.posted.DataFiles;
import io.chargehand.training.tribuo.TribuoLearners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A stream beside the rows is read from a file of its own, and counts as of each decision. */
class StreamFilesTest {

    private static final String JOB = SmallJob.JOB
            .replace("features:\n", """
                    streams:
                      complaints:
                        csv: {path: complaints.csv, delimiter: ";"}
                        columns:
                          - {name: supplier, header: Supplier No}
                          - {name: at, type: instant, format: dd.MM.yyyy}
                        seen: at
                    features:
                      - {name: complaints, kind: count, stream: complaints, by: [supplier], window: P30D}
                    """)
            .replace("  - {name: supplier_rate, kind: rate, by: [supplier], smoothing: 5}\n", "");

    @TempDir
    private Path folder;

    @Test
    void eventsOfASecondFileAreCountedByKey() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), SmallJob.rows(600));
        Path complaints = Files.writeString(folder.resolve("complaints.csv"), complaints(true));
        TrainingResult told = run(data, complaints);
        assertThat(told.test().auc()).isGreaterThan(0.6);
        assertThat(told.origin().source()).isEqualTo("data.csv, complaints.csv");
        assertThat(told.origin().dropped()).containsEntry("no instant at in stream complaints", 1);
        String hash = told.origin().sha256();
        Files.writeString(complaints, complaints(false));
        TrainingResult untold = run(data, complaints);
        assertThat(untold.test().auc()).isLessThan(0.57);
        assertThat(untold.origin().sha256()).isNotEqualTo(hash);
    }

    @Test
    void aStreamWithoutAFileIsRefused() {
        assertThatThrownBy(() -> new JobFile(List.of()).read(JOB.replaceFirst(" +csv: \\{path: complaints.*\n", "")))
                .hasMessageContaining("streams.complaints.csv must be present");
        assertThatThrownBy(() -> run(folder.resolve("data.csv"), folder.resolve("none.csv")))
                .hasMessageContaining("must be a file that exists");
    }

    @Test
    void onlyAStreamOfTheJobMayBeGivenAFile() {
        TrainingJob job = new JobFile(List.of()).read(JOB);
        assertThatThrownBy(() -> job.withStreamFiles(Map.of("complaint", "x.csv")))
                .hasMessageContaining(
                        "streams must name a stream read from a file (complaints) (nearest: complaints), but was complaint");
    }

    @Test
    void aPostedJobReadsStreamsBelowTheDataFolderOnly() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("complaints.csv"), complaints(true));
        DataFiles files = new DataFiles(folder.resolve("data"));
        TrainingJob out = new JobFile(List.of()).read(JOB.replace("complaints.csv", "../complaints.csv"));
        assertThatThrownBy(() -> files.resolved(out))
                .hasMessageContaining("streams.complaints.csv.path must stay below the data folder");
        TrainingJob in = new JobFile(List.of()).read(JOB);
        assertThatThrownBy(() -> files.resolved(in)).hasMessageContaining("must be a file that exists below");
        Path inside = Files.writeString(folder.resolve("data/complaints.csv"), complaints(true));
        SourceSettings.Csv csv = (SourceSettings.Csv) files.resolved(in).source();
        assertThat(csv.streams().get("complaints").path()).contains(inside.toString());
    }

    private static TrainingResult run(Path data, Path complaints) {
        TrainingJob job = new JobFile(List.of()).read(JOB).withStreamFiles(Map.of("complaints", complaints.toString()));
        return new TrainingRun(new CsvRows(), List.of(), TribuoLearners::of, Map.of())
                .run(job, Optional.of(data), Progress.SILENT);
    }

    /** The worse a supplier, the more complaints; or the same of all. One without a date. */
    private static String complaints(boolean telling) {
        StringBuilder text = new StringBuilder("Supplier No;at\ns0;\n");
        Random random = new Random(3);
        for (int day = 0; day < 300; day++) {
            LocalDate date = LocalDate.parse("2023-12-01").plusDays(day);
            for (int i = 0; i < 4; i++) {
                int supplier = telling ? (int) Math.sqrt(random.nextInt(16)) : i;
                text.append('s').append(supplier).append(';');
                text.append("%02d.%02d.%d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear()));
                text.append('\n');
            }
        }
        return text.toString();
    }
}

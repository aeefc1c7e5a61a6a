package io.chargehand.training;

import io.chargehand.event.OperationalEvent;
import io.chargehand.feature.EventsInMemory;
import io.chargehand.feature.HistoryTape;
import io.chargehand.feature.RandomOperation;
import io.chargehand.training.csv.CsvRows;
import io.chargehand.training.tribuo.LibraryVersions;
import io.chargehand.training.tribuo.TribuoLearners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Heads trained on several threads, on rows from a tape, learn what each learns alone, on rows from the log. */
class HeadsSideBySideTest {

    @TempDir
    private Path folder;

    @Test
    void eachLearnsWhatItLearnsAlone() throws IOException {
        List<OperationalEvent> events = RandomOperation.events(42, 14, 60);
        EventsInMemory log = new EventsInMemory();
        HistoryTape tape = new HistoryTape(Instant.MAX);
        events.forEach(event -> tape.record(log.append(event)));
        List<TrainingJob> heads = new JobFile(HistoryRows.of(log)).readHeads(smaller());
        assertThat(heads).hasSize(4);

        List<String> stages = new ArrayList<>();
        List<TrainingResult> together = run(HistoryRows.of(tape))
                .runHeads(heads, Optional.empty(), (stage, done, total) -> stages.add(stage + " " + done));
        assertThat(stages).contains("heads 0", "heads 4").endsWith("heads 4");
        for (int i = 0; i < heads.size(); i++) {
            TrainingResult alone = run(HistoryRows.of(log)).run(heads.get(i), Optional.empty(), Progress.SILENT);
            assertThat(together.get(i).predictions()).isEqualTo(alone.predictions());
            assertThat(together.get(i).intervals()).isEqualTo(alone.intervals());
            assertThat(together.get(i).rounds()).isEqualTo(alone.rounds());
        }
    }

    @Test
    void theFirstFailureIsThrown() {
        List<Callable<Integer>> works = List.of(
                () -> 1,
                () -> {
                    throw new IllegalArgumentException("second");
                },
                () -> {
                    throw new IllegalArgumentException("third");
                });
        assertThatThrownBy(() -> SideBySide.all(works))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("second");
    }

    private static TrainingRun run(List<RowSource> sources) {
        return new TrainingRun(new CsvRows(), sources, TribuoLearners::of, LibraryVersions.all());
    }

    private Path smaller() throws IOException {
        return Files.writeString(folder.resolve("receipt-variance.yaml"), ShippedJobs.tiny("receipt-variance", 20));
    }
}

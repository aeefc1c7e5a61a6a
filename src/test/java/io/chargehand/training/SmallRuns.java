package io.chargehand.training;

import io.chargehand.training.csv.CsvRows;
import io.chargehand.training.tribuo.TribuoLearners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs of small jobs. */
final class SmallRuns {

    private SmallRuns() {}

    /** What a job makes of rows, which are written into a folder. */
    static TrainingResult run(String job, String rows, Path folder, Progress progress) throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), rows);
        return new TrainingRun(new CsvRows(), List.of(), TribuoLearners::of, Map.of())
                .run(new JobFile(List.of()).read(job), Optional.of(data), progress);
    }
}

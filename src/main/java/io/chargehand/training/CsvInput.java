package io.chargehand.training;

import io.chargehand.feature.Fact;
import io.chargehand.feature.Moment;
import io.chargehand.feature.Row;
import io.chargehand.feature.Stream;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.Sha256;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a job: that of its rows, and those of the streams beside them. Single-threaded. */
final class CsvInput {

    private final RowReader files;
    private final TrainingJob job;
    private final SourceSettings.Csv csv;
    private final List<String> origins = new ArrayList<>();
    private final List<String> hashes = new ArrayList<>();
    private final List<String> examples = new ArrayList<>();
    private final Map<String, Integer> dropped = new LinkedHashMap<>();
    private int unparsable;

    CsvInput(RowReader files, TrainingJob job, SourceSettings.Csv csv) {
        this.files = files;
        this.job = job;
        this.csv = csv;
    }

    /**
     * Another job of the same rows, whose streams are read from the files of the first.
     *
     * @throws InvalidInputException when it has a stream that the first has not: no file is known to be that stream's
     */
    static TrainingJob withStreamFilesOf(TrainingJob job, TrainingJob other) {
        if (!(job.source() instanceof SourceSettings.Csv mine && other.source() instanceof SourceSettings.Csv theirs)) {
            return other;
        }
        Map<String, String> paths = new LinkedHashMap<>();
        for (String name : theirs.streams().keySet()) {
            Rules.require(mine.streams().containsKey(name), "streams", name, "must be a stream of this job too");
            mine.streams().get(name).path().ifPresent(path -> paths.put(name, path));
        }
        return other.withStreamFiles(paths);
    }

    /**
     * Reads them all.
     *
     * @param data the file of the rows, in place of the job's own path
     */
    TrainingRun.Input read(Optional<Path> data) {
        Path file = data.or(() -> csv.path().map(Path::of))
                .orElseThrow(() -> new InvalidInputException(
                        "source.csv.path", null, "must be given, or a file be named with --data"));
        Rules.require(data.isPresent() || Files.exists(file), "source.csv.path", file, "must be a file that exists");
        ZoneId zone = job.features().zone();
        FileRows rows = files.read(csv, file, job.features().rows().schema(), zone);
        noted(file, rows);
        List<Fact> others = new ArrayList<>();
        csv.streams().forEach((name, settings) -> others.addAll(facts(name, settings, zone)));
        String hash = hashes.size() == 1 ? hashes.get(0) : Sha256.hex(String.join("\n", hashes));
        return new TrainingRun.Input(
                rows.rows(), others, String.join(", ", origins), hash, rows.lines(), unparsable, examples, dropped);
    }

    private List<Fact> facts(String name, SourceSettings.Csv settings, ZoneId zone) {
        String key = "streams." + name + ".csv.path";
        Path file = settings.path()
                .map(Path::of)
                .orElseThrow(() -> new InvalidInputException(
                        key, null, "must be given, or a file be named with --stream " + name + "=FILE"));
        Rules.require(Files.exists(file), key, file, "must be a file that exists");
        Stream stream = job.features().getStream(name);
        FileRows read = files.read(settings, file, stream.schema(), zone);
        noted(file, read);
        Moment seen = stream.seen();
        List<Fact> facts = new ArrayList<>();
        for (Row row : read.rows()) {
            if (seen.of(row) == Row.NO_INSTANT) {
                dropped.merge("no instant " + seen.column() + " in stream " + name, 1, Integer::sum);
            } else {
                facts.addAll(job.features().factsOf(row));
            }
        }
        return facts;
    }

    private void noted(Path file, FileRows rows) {
        origins.add(String.valueOf(file.getFileName()));
        hashes.add(rows.sha256());
        unparsable += rows.unparsable();
        rows.examples()
                .forEach(example -> examples.add(origins.size() == 1 ? example : file.getFileName() + " " + example));
    }
}

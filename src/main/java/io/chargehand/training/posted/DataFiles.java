package io.chargehand.training.posted;

import io.chargehand.kernel.Faults;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.training.SourceSettings;
import io.chargehand.training.TrainingJob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files that posted jobs may read: those below one folder. A path that leads out of it, by its names or by a link, is refused
 * whether or not something is there. Immutable.
 *
 * @param folder where they are
 */
public record DataFiles(Path folder) {

    private static final String KEY = "source.csv.path";

    /**
     * The file of a job; empty of a job on an operational history.
     *
     * @throws InvalidInputException when the job may not read it or it is not there, with its place in the job
     */
    public Optional<Path> of(TrainingJob job) {
        if (!(job.source() instanceof SourceSettings.Csv csv)) {
            return Optional.empty();
        }
        try {
            return Optional.of(file(KEY, csv.path()));
        } catch (InvalidInputException e) {
            throw Faults.joined(job.places().ofRunning(e));
        }
    }

    /**
     * The job with the files of its streams, which are held to the same rules.
     *
     * @throws InvalidInputException when the job may not read one of them or it is not there, with its place in the job
     */
    public TrainingJob resolved(TrainingJob job) {
        if (!(job.source() instanceof SourceSettings.Csv csv)) {
            return job;
        }
        Map<String, String> files = new LinkedHashMap<>();
        try {
            csv.streams().forEach((name, stream) -> {
                String key = "streams." + name + ".csv.path";
                files.put(name, file(key, stream.path()).toString());
            });
        } catch (InvalidInputException e) {
            throw Faults.joined(job.places().ofRunning(e));
        }
        return job.withStreamFiles(files);
    }

    private Path file(String key, Optional<String> path) {
        return file(
                key,
                path.orElseThrow(() -> new InvalidInputException(key, null, "must name a file below the data folder")));
    }

    private Path file(String key, String path) {
        Path named;
        try {
            named = Path.of(path);
        } catch (InvalidPathException e) {
            throw new InvalidInputException(key, path, "must be a path");
        }
        Path root = folder.toAbsolutePath().normalize();
        Path file = root.resolve(named).normalize();
        if (named.isAbsolute() || !file.startsWith(root) || file.equals(root)) {
            throw outside(key, path);
        }
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(key, path, "must be a file that exists below the data folder");
        }
        try {
            if (!file.toRealPath().startsWith(root.toRealPath())) {
                throw outside(key, path);
            }
        } catch (IOException e) {
            throw new InvalidInputException(key, path, "must be a readable file");
        }
        return file;
    }

    /** The same error with its file named as jobs name files: from the folder on, which is the service's own affair. */
    JobError shown(JobError error) {
        Path root = folder.toAbsolutePath().normalize();
        if (!error.file().startsWith(root.toString())) {
            return error;
        }
        String file = root.relativize(Path.of(error.file())).toString();
        return new JobError(file, error.line(), error.key(), error.value(), error.rule());
    }

    private static InvalidInputException outside(String key, String path) {
        return new InvalidInputException(key, path, "must stay below the data folder, and begin there");
    }
}

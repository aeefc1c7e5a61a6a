package io.chargehand.training.posted;

import io.chargehand.job.JobRequest;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import io.chargehand.training.JobFile;
import io.chargehand.training.TrainingJob;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Training jobs for data scientists who have no shell on the service's machine. Thread-safe. */
public final class PostedJobs {

    /** The longest job, in bytes: jobs of this repository have some thousand. */
    public static final int MOST_BYTES = 1_000_000;

    private static final int MOST_LISTED = 1_000;

    private final PostedJobStore store;
    private final JobFile reader;
    private final DataFiles files;
    private final PostedJobRunner runner;

    /** Makes the service over a store that a runner works on. */
    public PostedJobs(PostedJobStore store, JobFile reader, DataFiles files, PostedJobRunner runner) {
        this.store = store;
        this.reader = reader;
        this.files = files;
        this.runner = runner;
    }

    /**
     * Takes a job in and trains it as soon as a thread is free.
     *
     * @param text YAML or JSON, as a job file
     * @param key by which the sender knows the request, 1 to 200 characters; sent again with the same text, it finds the same job
     * @throws InvalidInputException naming every key at fault, each with its line
     * @throws io.chargehand.kernel.ConflictException when the key was used with another text
     * @throws io.chargehand.kernel.LimitReachedException when too many wait
     */
    public PostedJob post(String text, Optional<String> key) {
        JobRequest request = JobRequest.of(text, key);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        Rules.require(bytes <= MOST_BYTES, "body", bytes + " bytes", "must be at most " + MOST_BYTES + " bytes");
        TrainingJob job = reader.read(text);
        var unused = files.of(files.resolved(job));
        PostedJob kept = store.create(new PostedJobStore.NewJob(job.name(), request));
        runner.wake();
        return kept;
    }

    /**
     * The job as it is.
     *
     * @throws io.chargehand.kernel.UnknownIdException when there is none
     */
    public PostedJob get(PostedJobId id) {
        return store.find(id).orElseThrow(() -> PostedJobId.unknown(id));
    }

    /** The figures of the job's version as JSON, as in its {@code metrics.json}; empty where there is none. */
    public Optional<String> findFigures(PostedJobId id) {
        return store.findFigures(id);
    }

    /** The newest jobs first, at most {@code limit}, 1 to 1,000. */
    public List<PostedJob> list(int limit) {
        Rules.range("limit", limit, 1, MOST_LISTED);
        return store.list(limit);
    }

    /**
     * Asks a job to end: its search ends with the best settings so far, which are trained; outside a search, or asked a second
     * time, it ends without a version. Has no effect on a job that has ended.
     *
     * @throws io.chargehand.kernel.UnknownIdException when there is none
     */
    public PostedJob terminate(PostedJobId id) {
        if (!store.terminate(id)) {
            throw PostedJobId.unknown(id);
        }
        runner.look();
        return get(id);
    }

    /**
     * Ends a job without a version, and forgets it; a version that it has become stays.
     *
     * @throws io.chargehand.kernel.UnknownIdException when there is none
     */
    public void delete(PostedJobId id) {
        if (!store.delete(id)) {
            throw PostedJobId.unknown(id);
        }
        runner.look();
    }
}

package io.chargehand.training.posted;

import io.chargehand.kernel.ClaimThreads;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.registry.RegistryUnreachableException;
import io.chargehand.training.JobFile;
import io.chargehand.training.ModelTraining;
import io.chargehand.training.TrainingJob;
import io.chargehand.training.report.RunFigures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Trains posted jobs, one a thread, the longest waiting first. Thread-safe. */
public final class PostedJobRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostedJobRunner.class);
    private static final JsonMapper JSON = new JsonMapper();
    /** A job that took the process down so often is not tried again. */
    private static final int MOST_ATTEMPTS = 3;

    private final PostedJobStore store;
    private final JobFile reader;
    private final DataFiles files;
    private final ModelTraining training;
    private final Set<RunningJob> running = ConcurrentHashMap.newKeySet();
    private final ClaimThreads threads;

    /** Makes a runner that does nothing until {@link #start()}. */
    public PostedJobRunner(PostedJobStore store, JobFile reader, DataFiles files, ModelTraining training, int threads) {
        this.store = store;
        this.reader = reader;
        this.files = files;
        this.training = training;
        this.threads = new ClaimThreads(
                "training-job",
                threads,
                new Trainings(),
                trouble -> LOG.warn("Posted jobs cannot be trained; trying again", trouble));
    }

    /** Starts the threads. */
    public void start() {
        threads.start();
    }

    /** Says that a job waits. */
    void wake() {
        threads.wake();
    }

    /** Looks at once whether running jobs should end. */
    void look() {
        threads.look();
    }

    private void train(PostedJobStore.Claim claim) {
        RunningJob job = new RunningJob(store, claim, threads::isClosed);
        running.add(job);
        try {
            keep(job, trained(job));
        } catch (RunningJob.GivenUpException e) {
            giveUp(job);
        } catch (InvalidInputException e) {
            fail(job, JobError.of(e).stream().map(files::shown).toList());
        } catch (RegistryUnreachableException e) {
            fail(job, List.of(JobError.ofService("registry", "must answer: " + e.getMessage())));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("Training job {} failed", claim.id(), e);
            fail(
                    job,
                    List.of(JobError.ofService(
                            "service", "must not fail; its log has the cause under the id of the job")));
        } finally {
            running.remove(job);
        }
    }

    private ModelTraining.Trained trained(RunningJob job) {
        PostedJobStore.Claim claim = job.claim();
        if (claim.attempts() > MOST_ATTEMPTS) {
            throw new InvalidInputException(
                    "attempts",
                    MOST_ATTEMPTS,
                    "must be fewer: as many trainings of this job ended with their process, or outlived their leases");
        }
        List<TrainingJob> heads =
                reader.readHeads(claim.text()).stream().map(files::resolved).toList();
        return training.train(heads, claim.text(), files.of(heads.get(0)), job);
    }

    private void keep(RunningJob job, ModelTraining.Trained trained) {
        PostedJobStore.End end = new PostedJobStore.End(
                job.isSearchEnded() ? PostedJob.State.TERMINATED : PostedJob.State.DONE,
                Optional.of(new PostedJob.Registered(trained.version(), trained.alias(), trained.reason())),
                Optional.of(JSON.writeValueAsString(RunFigures.of(trained.heads()))),
                List.of());
        if (!store.end(job.claim(), end)) {
            LOG.warn(
                    "Training job {} became version {}, but was deleted or taken over meanwhile",
                    job.claim().id(),
                    trained.version());
        }
    }

    private void giveUp(RunningJob job) {
        if (job.isLost()) {
            LOG.info(
                    "Training job {} was deleted, or taken over by another process",
                    job.claim().id());
        } else if (job.isAskedToEnd()) {
            end(job, PostedJob.State.TERMINATED, List.of());
        } else {
            store.giveBack(job.claim());
        }
    }

    private void fail(RunningJob job, List<JobError> errors) {
        end(job, PostedJob.State.FAILED, errors);
    }

    private void end(RunningJob job, PostedJob.State state, List<JobError> errors) {
        boolean kept =
                store.end(job.claim(), new PostedJobStore.End(state, Optional.empty(), Optional.empty(), errors));
        LOG.debug("Training job {} ended, {}", job.claim().id(), kept ? state : "but is another's");
    }

    /** Ends the threads. Jobs under way are given back, to be begun anew; a training that ends later keeps nothing. */
    @Override
    public void close() {
        threads.close();
        running.forEach(job -> store.giveBack(job.claim()));
    }

    private final class Trainings implements ClaimThreads.Work {

        @Override
        public boolean next() {
            Optional<PostedJobStore.Claim> claim = store.claim();
            claim.ifPresent(PostedJobRunner.this::train);
            return claim.isPresent();
        }

        @Override
        public void renew() {
            for (RunningJob job : running) {
                try {
                    job.renew();
                } catch (RuntimeException e) {
                    LOG.warn(
                            "The lease of training job {} could not be renewed; trying again",
                            job.claim().id(),
                            e);
                }
            }
        }

        @Override
        public void forget() {
            try {
                int gone = store.deleteExpired();
                if (gone > 0) {
                    LOG.info("{} training jobs have expired", gone);
                }
            } catch (RuntimeException e) {
                LOG.warn("Expired training jobs could not be deleted; trying again", e);
            }
        }
    }
}

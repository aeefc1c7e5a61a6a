package io.chargehand.training.posted;

import io.chargehand.job.JobRunner;
import io.chargehand.job.JobState;
import io.chargehand.job.JobThreads;
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

/** Trains posted jobs, one a thread, the longest waiting first. Thread-safe. */
public final class PostedJobRunner implements JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(PostedJobRunner.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final PostedJobStore store;
    private final JobFile reader;
    private final DataFiles files;
    private final ModelTraining training;
    private final JobThreads<RunningJob> threads;

    /** Makes a runner that does nothing until {@link #start()}. */
    public PostedJobRunner(PostedJobStore store, JobFile reader, DataFiles files, ModelTraining training, int threads) {
        this.store = store;
        this.reader = reader;
        this.files = files;
        this.training = training;
        this.threads = new JobThreads<>("training-job", threads, new Trainings());
    }

    @Override
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

    private void train(RunningJob job) {
        try {
            keep(job, trained(job));
        } catch (RunningJob.GivenUpException e) {
            giveUp(job);
        } catch (InvalidInputException e) {
            fail(job, JobError.of(e).stream().map(files::shown).toList());
        } catch (RegistryUnreachableException e) {
            fail(job, List.of(JobError.ofService("registry", "must answer: " + e.getMessage())));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("Training job {} failed", job.id(), e);
            fail(
                    job,
                    List.of(JobError.ofService(
                            "service", "must not fail; its log has the cause under the id of the job")));
        }
    }

    private ModelTraining.Trained trained(RunningJob job) {
        PostedJobStore.Claim claim = job.claim();
        if (claim.attempts() > JobThreads.MOST_ATTEMPTS) {
            throw new InvalidInputException(
                    "attempts",
                    JobThreads.MOST_ATTEMPTS,
                    "must be fewer: as many trainings of this job ended with their process, or outlived their leases");
        }
        List<TrainingJob> heads =
                reader.readHeads(claim.text()).stream().map(files::resolved).toList();
        return training.train(heads, claim.text(), files.of(heads.get(0)), job);
    }

    private void keep(RunningJob job, ModelTraining.Trained trained) {
        PostedJobStore.End end = new PostedJobStore.End(
                job.isSearchEnded() ? JobState.TERMINATED : JobState.DONE,
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
            end(job, JobState.TERMINATED, List.of());
        } else {
            store.giveBack(job.claim());
        }
    }

    private void fail(RunningJob job, List<JobError> errors) {
        end(job, JobState.FAILED, errors);
    }

    private void end(RunningJob job, JobState state, List<JobError> errors) {
        boolean kept =
                store.end(job.claim(), new PostedJobStore.End(state, Optional.empty(), Optional.empty(), errors));
        LOG.debug("Training job {} ended, {}", job.claim().id(), kept ? state : "but is another's");
    }

    /** Ends the threads. Jobs under way are given back, to be begun anew; a training that ends later keeps nothing. */
    @Override
    public void close() {
        threads.close();
        threads.underWay().forEach(job -> store.giveBack(job.claim()));
    }

    private final class Trainings implements JobThreads.Work<RunningJob> {

        @Override
        public Optional<RunningJob> claim() {
            return store.claim().map(claim -> new RunningJob(store, claim, threads::isClosed));
        }

        @Override
        public void run(RunningJob job) {
            train(job);
        }

        @Override
        public int deleteExpired() {
            return store.deleteExpired();
        }
    }
}

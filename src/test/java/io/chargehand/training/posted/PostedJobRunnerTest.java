package io.chargehand.training.posted;

import io.chargehand.job.JobState;
import io.chargehand.registry.FolderRegistry;
import io.chargehand.training.JobFile;
import io.chargehand.training.ModelTraining;
import io.chargehand.training.SmallJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

/** What becomes of jobs whose process ends, whose lease is lost, or that took processes down. */
@Timeout(120)
class PostedJobRunnerTest {

    private static final int SOON = 60_000;
    private static final String JOB = SmallJob.JOB.replace("csv: {}", "csv: {path: small.csv}");

    @TempDir
    private Path folder;

    private final PostedJobStore store = mock(PostedJobStore.class);

    @BeforeEach
    void data() throws IOException {
        Files.writeString(folder.resolve("small.csv"), SmallJob.rows(600));
        when(store.renew(any(), any())).thenReturn(OptionalInt.of(0));
        when(store.end(any(), any())).thenReturn(true);
    }

    @Test
    void aTrainedJobIsKeptWithItsVersionAndFigures() {
        PostedJobStore.Claim claim = claimed(JOB, 1);
        try (PostedJobRunner runner = runner()) {
            PostedJobStore.End end = ended(claim);
            assertThat(runner).isNotNull();
            assertThat(end.state()).isEqualTo(JobState.DONE);
            assertThat(end.registered().orElseThrow().alias()).isEqualTo("champion");
            assertThat(end.figures().orElseThrow()).contains("\"trainer\":\"xgboost\"");
        }
        assertThat(registry().listVersions("small")).hasSize(1);
    }

    @Test
    void aLostLeaseRegistersNothing() {
        when(store.renew(any(), any())).thenReturn(OptionalInt.empty());
        claimed(JOB, 1);
        try (PostedJobRunner runner = runner()) {
            verify(store, timeout(SOON).atLeast(2)).claim();
            assertThat(runner).isNotNull();
        }
        assertThat(registry().listVersions("small")).isEmpty();
        verify(store, never()).end(any(), any());
    }

    @Test
    void anOrderlyEndGivesTheJobBack() {
        // Two hundred settings: no machine is through with them when the lease has been renewed twice.
        String grid = "{trainer.depth: " + upTo(10) + ", trainer.minChildWeight: " + upTo(20) + "}";
        PostedJobStore.Claim claim = claimed(JOB + "search: {grid: " + grid + "}\n", 1);
        PostedJobRunner runner = runner();
        verify(store, timeout(SOON).atLeast(2)).renew(any(), any());
        runner.close();
        verify(store, timeout(SOON).atLeast(1)).giveBack(claim);
        verify(store, never()).end(any(), any());
    }

    @Test
    void aJobThatEndedThreeProcessesIsNotTriedAgain() {
        PostedJobStore.Claim claim = claimed(JOB, 4);
        try (PostedJobRunner runner = runner()) {
            PostedJobStore.End end = ended(claim);
            assertThat(runner).isNotNull();
            assertThat(end.state()).isEqualTo(JobState.FAILED);
            assertThat(end.errors().get(0).rule()).contains("outlived their leases");
        }
    }

    @Test
    void dataThatWentAwayOrIsBrokenIsToldWithItsLine() throws IOException {
        Files.writeString(folder.resolve("small.csv"), SmallJob.rows(600).replaceFirst(",s\\d,\\d+,", ",s1,many,"));
        PostedJobStore.Claim claim = claimed(JOB, 1);
        try (PostedJobRunner runner = runner()) {
            JobError error = ended(claim).errors().get(0);
            assertThat(runner).isNotNull();
            assertThat(error.file()).isEqualTo("small.csv");
            assertThat(error.line()).isEqualTo(2);
            assertThat(error.key()).isEqualTo("column units");
            assertThat(error.value()).contains("many");
        }
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private PostedJobStore.End ended(PostedJobStore.Claim claim) {
        ArgumentCaptor<PostedJobStore.End> end = ArgumentCaptor.forClass(PostedJobStore.End.class);
        verify(store, timeout(SOON)).end(eq(claim), end.capture());
        return end.getValue();
    }

    private PostedJobStore.Claim claimed(String job, int attempts) {
        PostedJobStore.Claim claim =
                new PostedJobStore.Claim(new PostedJobId(new UUID(0, 1)), new UUID(0, 2), job, attempts);
        when(store.claim()).thenReturn(Optional.of(claim)).thenReturn(Optional.empty());
        return claim;
    }

    private FolderRegistry registry() {
        return new FolderRegistry(folder.resolve("models"));
    }

    private PostedJobRunner runner() {
        ModelTraining training = new ModelTraining(registry(), List.of(), Clock.systemUTC());
        PostedJobRunner runner = new PostedJobRunner(store, new JobFile(List.of()), new DataFiles(folder), training, 1);
        runner.start();
        return runner;
    }
}

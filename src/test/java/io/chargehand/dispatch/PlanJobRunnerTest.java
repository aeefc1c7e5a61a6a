package io.chargehand.dispatch;

import io.chargehand.backroom.RandomBackroom;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SearchWatch;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.Sequencer;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.solver.OptaPlannerSequencer;
import io.chargehand.job.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

/** What becomes of a job whose process ends, or whose search fails. */
@Timeout(60)
class PlanJobRunnerTest {

    private static final int SOON = 30_000;

    private final SequencingProblem problem = RandomBackroom.draw(1, 3, 12);
    private final SequencePlan plan = new OptaPlannerSequencer().plan(problem, SearchLimit.steps(0), 1);
    private final PlanJobStore store = mock(PlanJobStore.class);
    private final ProblemFormat format = mock(ProblemFormat.class);
    private final CountDownLatch searching = new CountDownLatch(1);

    @Test
    void anOrderlyEndGivesTheJobBackWithItsBestPlan() throws InterruptedException {
        PlanJobStore.Claim claim = claimed(1);
        PlanJobRunner runner = runner(endless());
        searching.await();
        runner.close();
        verify(store).giveBack(eq(claim), eq(Optional.of(plan)), any());
        verify(store, never()).end(any(), any(), any(), any(), any());
    }

    @Test
    void aLostLeaseLeavesTheJobAlone() throws InterruptedException {
        claimed(1);
        when(store.renew(any(), any())).thenReturn(PlanJobStore.Lease.LOST);
        try (PlanJobRunner runner = runner(endless())) {
            searching.await();
            verify(store, timeout(SOON).atLeast(2)).claim();
            assertThat(runner).isNotNull();
        }
        verify(store, never()).end(any(), any(), any(), any(), any());
        verify(store, never()).giveBack(any(), any(), any());
    }

    @Test
    void whatWasAskedToEndIsKeptAsTerminated() throws InterruptedException {
        PlanJobStore.Claim claim = claimed(1);
        when(store.renew(any(), any())).thenReturn(PlanJobStore.Lease.ENDING);
        try (PlanJobRunner runner = runner(endless())) {
            searching.await();
            runner.look();
            verify(store, timeout(SOON))
                    .end(eq(claim), eq(JobState.TERMINATED), eq(Optional.of(plan)), any(), eq(Optional.empty()));
        }
    }

    @Test
    void aProblemThatEndedThreeProcessesIsNotTriedAgain() {
        PlanJobStore.Claim claim = claimed(4);
        try (PlanJobRunner runner = runner(endless())) {
            assertThat(runner).isNotNull();
            verify(store, timeout(SOON)).end(eq(claim), eq(JobState.FAILED), eq(Optional.empty()), any(), any());
        }
        assertThat(searching.getCount()).isEqualTo(1);
    }

    private PlanJobStore.Claim claimed(int attempt) {
        PlanJobStore.Claim claim = new PlanJobStore.Claim(
                new PlanJobId(UUID.randomUUID()), UUID.randomUUID(), "{}", Optional.empty(), Duration.ZERO, attempt);
        when(store.claim()).thenReturn(Optional.of(claim), Optional.empty());
        when(store.renew(any(), any())).thenReturn(PlanJobStore.Lease.KEPT);
        when(format.readProblem("{}"))
                .thenReturn(new PlanRequest("", problem, SearchLimit.time(Duration.ofHours(1)), 1));
        return claim;
    }

    private PlanJobRunner runner(Sequencer sequencer) {
        PlanJobRunner runner = new PlanJobRunner(store, format, sequencer, 1);
        runner.start();
        return runner;
    }

    /** Searches until the watch has enough. */
    private Sequencer endless() {
        return new Sequencer() {
            @Override
            public SequencePlan plan(SequencingProblem problem, SearchLimit limit, long seed) {
                throw new AssertionError("a job is always watched");
            }

            @Override
            public SequencePlan plan(SequencingProblem problem, SearchLimit limit, long seed, SearchWatch watch) {
                searching.countDown();
                while (!watch.isEnough()) {
                    Thread.onSpinWait();
                }
                return plan;
            }
        };
    }
}

package io.chargehand.training.posted;

import io.chargehand.training.Progress;
import org.junit.jupiter.api.Test;

import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

/** What a training does when its job is asked to end, is taken away, or its process ends. */
class RunningJobTest {

    private final PostedJobStore store = mock(PostedJobStore.class);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final RunningJob job = new RunningJob(
            store, new PostedJobStore.Claim(new PostedJobId(new UUID(0, 1)), new UUID(0, 2), "", 1), closed::get);

    @Test
    void theFirstRequestDuringASearchEndsTheSearchOnly() {
        asked(0);
        job.at(Progress.SEARCH, 3, 10);
        assertThat(job.stopped()).isFalse();
        asked(1);
        job.renew();
        assertThat(job.stopped()).isTrue();
        goesOn(() -> job.at(Progress.SEARCH, 10, 10));
        goesOn(() -> job.at("fit", 0, 1));
        goesOn(job::beat);
        assertThat(job.isSearchEnded()).isTrue();
    }

    @Test
    void theSecondRequestGivesTheWorkUp() {
        job.at(Progress.SEARCH, 3, 10);
        asked(1);
        job.renew();
        asked(2);
        job.renew();
        givesUp(() -> job.at(Progress.SEARCH, 10, 10));
    }

    @Test
    void aRequestOutsideASearchGivesTheWorkUp() {
        job.at("validate", 1, 3);
        asked(1);
        job.renew();
        givesUp(() -> job.at("validate", 2, 3));
        givesUp(() -> job.quiet().at("fit", 0, 1));
    }

    @Test
    void beforeAVersionIsRegisteredTheLeaseIsAskedFor() {
        when(store.renew(any(), any())).thenReturn(OptionalInt.empty());
        goesOn(() -> job.at("fit", 1, 1));
        givesUp(() -> job.at(Progress.REGISTER, 0, 1));
        verify(store).renew(job.claim(), new PostedJob.Step(Progress.REGISTER, 0, 1));
        assertThat(job.isLost()).isTrue();
    }

    @Test
    void whatIsRegisteredIsNotGivenUp() {
        asked(0);
        job.at(Progress.REGISTER, 0, 1);
        closed.set(true);
        goesOn(() -> job.at(Progress.REGISTER, 1, 1));
    }

    @Test
    void anEndingProcessGivesTheWorkUp() {
        closed.set(true);
        assertThat(job.stopped()).isTrue();
        givesUp(job::beat);
    }

    private void asked(int asks) {
        when(store.renew(any(), any())).thenReturn(OptionalInt.of(asks));
    }

    private static void goesOn(Runnable work) {
        assertThatCode(work::run).doesNotThrowAnyException();
    }

    private static void givesUp(Runnable work) {
        assertThatThrownBy(work::run).isInstanceOf(RunningJob.GivenUpException.class);
    }
}

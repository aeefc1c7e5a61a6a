package io.chargehand.job;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of the other jobs where one cannot be claimed, kept or renewed, and of those that outlive the threads. */
@Timeout(60)
class JobThreadsTest {

    private final Queue<Job> waiting = new ConcurrentLinkedQueue<>();
    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void theNextJobIsWorkedOnAfterTheEndOfOneCouldNotBeKept() throws InterruptedException {
        waiting.add(new Job("broken"));
        waiting.add(new Job("whole"));
        try (JobThreads<Job> threads = started(1)) {
            assertThat(told.take()).isEqualTo("whole done");
            assertThat(threads.underWay()).extracting(Job::id).doesNotContain("broken");
        }
    }

    @Test
    void aJobIsClaimedAgainAfterItsClaimFailed() throws InterruptedException {
        waiting.add(new Job("unclaimable"));
        waiting.add(new Job("whole"));
        try (JobThreads<Job> threads = started(1)) {
            assertThat(told.take()).isEqualTo("whole done");
            assertThat(threads.isClosed()).isFalse();
        }
    }

    @Test
    void aLeaseThatCannotBeRenewedKeepsNoOtherFromBeingRenewed() throws InterruptedException {
        waiting.add(new Job("slow"));
        waiting.add(new Job("slow unrenewable"));
        try (JobThreads<Job> threads = started(2)) {
            assertThat(List.of(told.take(), told.take())).containsOnly("slow renewed");
            assertThat(threads.underWay()).hasSize(2);
            end.countDown();
        }
    }

    @Test
    void whatIsUnderWayWhenThreadsCloseCanBeGivenBack() throws InterruptedException {
        waiting.add(new Job("slow"));
        JobThreads<Job> threads = started(1);
        assertThat(told.take()).isEqualTo("slow renewed");
        Thread.currentThread().interrupt();
        threads.close();
        assertThat(Thread.interrupted()).as("whoever waits may be hurried").isTrue();
        assertThat(threads.underWay()).extracting(Job::id).containsExactly("slow");
        end.countDown();
    }

    private JobThreads<Job> started(int count) {
        JobThreads<Job> threads = new JobThreads<>("test-job", count, new Work());
        threads.start();
        return threads;
    }

    private final class Work implements JobThreads.Work<Job> {

        @Override
        public Optional<Job> claim() {
            Optional<Job> next = Optional.ofNullable(waiting.poll());
            if (next.isPresent() && next.get().id().equals("unclaimable")) {
                throw new IllegalStateException("the store is away");
            }
            return next;
        }

        @Override
        public void run(Job job) {
            if (job.id().equals("broken")) {
                throw new IllegalStateException("the store is away");
            }
            if (job.id().startsWith("slow")) {
                awaitEnd();
            }
            told.add(job.id() + " done");
        }

        private void awaitEnd() {
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public int deleteExpired() {
            throw new IllegalStateException("the store is away");
        }
    }

    private final class Job implements HeldJob {

        private final String id;

        Job(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public void renew() {
            if (id.endsWith("unrenewable")) {
                throw new IllegalStateException("the store is away");
            }
            told.add(id + " renewed");
        }
    }
}

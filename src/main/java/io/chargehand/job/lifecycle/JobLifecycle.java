package io.chargehand.job.lifecycle;

import io.chargehand.job.JobRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.util.List;

/** Starts the threads of every kind of job once the database stands, and ends them before it goes. */
@Component
final class JobLifecycle implements SmartLifecycle {

    private final List<JobRunner> runners;
    private volatile boolean running;

    JobLifecycle(List<JobRunner> runners) {
        this.runners = List.copyOf(runners);
    }

    @Override
    public void start() {
        running = true;
        runners.forEach(JobRunner::start);
    }

    @Override
    public void stop() {
        running = false;
        runners.forEach(JobRunner::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

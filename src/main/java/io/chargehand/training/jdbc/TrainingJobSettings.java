package io.chargehand.training.jdbc;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What of posted training jobs can be set.
 *
 * @param threads how many posted jobs are trained at once by this process; training takes the cores from queues and scores, so one
 *     at a time; 0 leaves them to other processes
 * @param data the folder below which posted jobs may read CSV files; nothing outside it can be read
 * @param kept how long a job is kept after its end; the version it became stays
 * @param mostOpen how many may wait or be trained at once, of all processes
 */
@ConfigurationProperties("chargehand.training-jobs")
record TrainingJobSettings(
        @DefaultValue("1") int threads,
        @DefaultValue("datasets") Path data,
        @DefaultValue("P7D") Duration kept,
        @DefaultValue("20") int mostOpen) {}

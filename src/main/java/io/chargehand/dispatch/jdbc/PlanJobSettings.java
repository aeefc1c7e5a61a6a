package io.chargehand.dispatch.jdbc;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * What of posted problems can be set.
 *
 * @param threads how many posted problems are searched at once by this process, each on a thread; 1 leaves the other cores to live
 *     plans, 0 leaves them to other processes
 * @param kept how long a plan is kept after its search has ended, or a problem that is never searched
 * @param mostOpen how many may wait or run at once, of all processes
 * @param mostKept bytes of problems kept at once, of all processes; more are refused, so that the disk cannot fill
 */
@ConfigurationProperties("chargehand.sequence-plans")
record PlanJobSettings(
        @DefaultValue("1") int threads,
        @DefaultValue("P1D") Duration kept,
        @DefaultValue("200") int mostOpen,
        @DefaultValue("2GB") DataSize mostKept) {}

package io.chargehand.workforce.jdbc;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * What of the workforce is kept in memory.
 *
 * @param shiftsKept how long after its end a shift is kept; 14 days, which covers what plans and reports of the week ask for.
 *     Earlier ones are read from the database
 */
@ConfigurationProperties("chargehand.workforce")
record WorkforceSettings(@DefaultValue("14d") Duration shiftsKept) {}

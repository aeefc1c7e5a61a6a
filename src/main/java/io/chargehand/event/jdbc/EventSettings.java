package io.chargehand.event.jdbc;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How events enter.
 *
 * @param followEvery how often to look for events that another process took in; a second, since a queue must show an event
 *     within two
 */
@ConfigurationProperties("chargehand.event")
record EventSettings(@DefaultValue("1s") Duration followEvery) {}

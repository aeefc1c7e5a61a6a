package io.chargehand.network.jdbc;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How walking distances become times.
 *
 * @param walkingMetresPerMinute how fast an average worker walks; 70, which is 4.2 km/h: below the 80 m/min that
 *     predetermined-time systems give an unladen walker on a clear floor, since aisles are narrow and hands are full
 */
@ConfigurationProperties("chargehand.network")
record NetworkSettings(@DefaultValue("70") double walkingMetresPerMinute) {}

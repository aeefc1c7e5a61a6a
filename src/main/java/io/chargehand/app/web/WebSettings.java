package io.chargehand.app.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the service takes in over HTTP.
 *
 * @param maxBodySize largest request body; the default holds a batch of 10,000 small events and bounds what a request can
 *     make the service hold in memory
 * @param maxProblemSize largest posted sequencing problem; the default holds walking times between 2,000 locations
 */
@ConfigurationProperties("chargehand.web")
public record WebSettings(
        @DefaultValue("4MB") DataSize maxBodySize,
        @DefaultValue("32MB") DataSize maxProblemSize) {}

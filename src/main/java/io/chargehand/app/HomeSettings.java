package io.chargehand.app;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * What the service keeps on disk.
 *
 * @param home the folder of the embedded database and of unpacked programs, also as {@code CHARGEHAND_HOME}; relative to
 *     the working folder, so that each clone has its own state and a clean-up is one deletion
 */
@ConfigurationProperties("chargehand")
public record HomeSettings(@DefaultValue(".chargehand") Path home) {}

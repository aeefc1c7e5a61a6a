package io.chargehand.scoring;

/**
 * A feature as the model saw it. Immutable.
 *
 * @param name the feature's name in the job file
 * @param value its value as text; {@code missing} where there was none
 */
public record FeatureUsed(String name, String value) {}

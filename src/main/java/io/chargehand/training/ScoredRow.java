package io.chargehand.training;

/**
 * A row with its score. Immutable.
 *
 * @param key names the row
 * @param label 1 when the outcome came true, 0 when not, {@code NaN} when it cannot be told
 * @param probability the model's
 * @param baseline the rate table's
 * @param group the row's group
 */
public record ScoredRow(String key, double label, double probability, double baseline, String group) {}

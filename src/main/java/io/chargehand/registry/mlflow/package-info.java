/**
 * Versions and aliases in an MLflow server, with copies in a local folder: the only user of the MLflow client. Start at
 * {@link io.chargehand.registry.mlflow.MlflowRegistry}. Must not know what a model computes.
 */
@NullMarked
package io.chargehand.registry.mlflow;

import org.jspecify.annotations.NullMarked;

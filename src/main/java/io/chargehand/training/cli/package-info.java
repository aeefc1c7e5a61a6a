/**
 * The commands {@code train}, {@code evaluate} and {@code score}: plain picocli, without Spring, server or database. Start
 * at {@link io.chargehand.training.cli.TrainCommand}.
 */
@NullMarked
@org.springframework.modulith.NamedInterface("commands")
package io.chargehand.training.cli;

import org.jspecify.annotations.NullMarked;

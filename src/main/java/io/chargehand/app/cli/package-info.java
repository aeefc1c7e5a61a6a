/**
 * The command line: one class per command, which reads its arguments, calls a module and prints what came of it. Start at
 * {@link io.chargehand.app.cli.Commands}; must not hold a rule of the business.
 */
@NullMarked
package io.chargehand.app.cli;

import org.jspecify.annotations.NullMarked;

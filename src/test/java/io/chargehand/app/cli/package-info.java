/** Tests of the command line, by its arguments, output and exit codes. */
@NullMarked
package io.chargehand.app.cli;

import org.jspecify.annotations.NullMarked;

/** What a user sees of the whole service: the tutorial, and what is refused. Start at {@code TutorialIT}. */
@NullMarked
package io.chargehand.scenario;

import org.jspecify.annotations.NullMarked;

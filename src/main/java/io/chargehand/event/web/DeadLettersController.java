package io.chargehand.event.web;

import io.chargehand.event.DeadLetter;
import io.chargehand.event.DeadLetters;
import io.chargehand.kernel.Rules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** {@code GET /v1/dead-letters}: what could not be accepted, so that nothing is lost out of sight. Thread-safe. */
@RestController
@Tag(name = "events")
class DeadLettersController {

    private static final int MOST_A_PAGE = 1_000;

    private final DeadLetters deadLetters;

    DeadLettersController(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /**
     * One page.
     *
     * @param total how many there are in all
     * @param deadLetters those of the page, by number
     * @param next what to give as {@code after} for the next page; absent where this may be the last
     */
    record Page(
            long total,
            List<DeadLetter> deadLetters,
            @Nullable Long next) {}

    @GetMapping("/v1/dead-letters")
    @Operation(
            summary = "List what could not be accepted",
            description = "By number. Give the answer's `next` as `after` to read on.")
    Page list(@RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int limit) {
        Rules.range("limit", limit, 1, MOST_A_PAGE);
        List<DeadLetter> letters = deadLetters.list(after, limit);
        Long next =
                letters.size() < limit ? null : letters.get(letters.size() - 1).number();
        return new Page(deadLetters.count(), letters, next);
    }
}

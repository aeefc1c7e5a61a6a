package io.chargehand.monitoring.web;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import io.chargehand.monitoring.Feedback;
import io.chargehand.monitoring.ToldOutcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes what came of scored things. */
@RestController
@Tag(name = "models")
class FeedbackController {

    private static final int MOST = 1000;

    private final Feedback feedback;

    FeedbackController(Feedback feedback) {
        this.feedback = feedback;
    }

    /** Items to keep, each {@code {model, key, outcome, label, at}}. */
    record Body(@Nullable List<JsonNode> items) {}

    /** One verdict per item, in the order sent. */
    record Answer(int accepted, int unchanged, int rejected, List<Verdict> verdicts) {}

    /**
     * What became of an item.
     *
     * @param result {@code ACCEPTED, DUPLICATE, REVISED, OUTDATED} or {@code REJECTED}
     * @param matched whether a score with the key is kept; absent for a rejected item
     * @param error what is wrong with a rejected one
     */
    record Verdict(
            int item,
            String result,
            @Nullable Boolean matched,
            @Nullable Fault error) {}

    /** The rule that an item breaks. */
    record Fault(String field, @Nullable String value, String rule) {
        static Fault of(InvalidInputException broken) {
            Object value = broken.value();
            return new Fault(broken.field(), value == null ? null : value.toString(), broken.rule());
        }
    }

    @PostMapping("/v1/feedback")
    @Operation(
            summary = "What came of what was scored: at most 1,000 items, judged one by one",
            description =
                    "Sending an item again changes nothing. Of two labels for a thing the one known later stands.")
    Answer feedback(@RequestBody Body body) {
        List<JsonNode> items = body.items() == null ? List.of() : body.items();
        Rules.require(!items.isEmpty(), "items", "[]", "must hold at least one entry");
        Rules.require(items.size() <= MOST, "items", items.size() + " entries", "must be at most " + MOST);
        List<ToldOutcome> told = new ArrayList<>();
        List<Optional<Fault>> faults = new ArrayList<>();
        for (JsonNode item : items) {
            try {
                ToldOutcome one = FeedbackItem.read(item);
                feedback.requireKnown(one);
                told.add(one);
                faults.add(Optional.empty());
            } catch (InvalidInputException e) {
                faults.add(Optional.of(Fault.of(e)));
            }
        }
        return answer(faults, feedback.keep(told));
    }

    private static Answer answer(List<Optional<Fault>> faults, List<ToldOutcome.Kept> kept) {
        List<Verdict> verdicts = new ArrayList<>();
        int next = 0;
        int rejected = 0;
        int unchanged = 0;
        for (int i = 0; i < faults.size(); i++) {
            if (faults.get(i).isPresent()) {
                rejected++;
                verdicts.add(new Verdict(i, "REJECTED", null, faults.get(i).get()));
                continue;
            }
            ToldOutcome.Kept one = kept.get(next++);
            boolean same = one.result() == ToldOutcome.Result.DUPLICATE || one.result() == ToldOutcome.Result.OUTDATED;
            unchanged += same ? 1 : 0;
            verdicts.add(new Verdict(i, one.result().name(), one.matched(), null));
        }
        return new Answer(faults.size() - rejected - unchanged, unchanged, rejected, verdicts);
    }
}

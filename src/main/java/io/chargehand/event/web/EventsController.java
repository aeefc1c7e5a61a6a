package io.chargehand.event.web;

import io.chargehand.event.DeadLetters;
import io.chargehand.event.EventIntake;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.json.CloudEventCodec;
import io.chargehand.event.json.ReadEvent;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** {@code POST /v1/events}: one CloudEvent or a batch, a verdict per event. Thread-safe. */
@RestController
@Tag(name = "events")
class EventsController {

    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final int MOST_EVENTS = 10_000;
    /** Of a body that is no event, this much is kept: enough to tell what was sent, not enough to fill the disk. */
    private static final int LONGEST_KEPT = 100_000;

    private final EventIntake intake;
    private final CloudEventCodec codec;
    private final DeadLetters deadLetters;

    EventsController(EventIntake intake, CloudEventCodec codec, DeadLetters deadLetters) {
        this.intake = intake;
        this.codec = codec;
        this.deadLetters = deadLetters;
    }

    @PostMapping(
            path = "/v1/events",
            consumes = {ONE, BATCH, MediaType.APPLICATION_JSON_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Take in one CloudEvent, or a batch",
            description =
                    "A batch is a JSON array of at most 10,000 events; its answer has a verdict per event, in order."
                            + " An event of a source and id that was accepted before is a duplicate and changes nothing.")
    Object accept(@RequestHeader("Content-Type") MediaType contentType, @RequestBody byte[] body) {
        String json = new String(body, StandardCharsets.UTF_8);
        boolean batch = contentType.isCompatibleWith(MediaType.parseMediaType(BATCH))
                || !contentType.isCompatibleWith(MediaType.parseMediaType(ONE))
                        && json.stripLeading().startsWith("[");
        return batch ? acceptBatch(json) : acceptOne(json);
    }

    private EventAnswer acceptOne(String json) {
        EventVerdict verdict = intake.accept(List.of(read(json))).get(0);
        if (verdict instanceof EventVerdict.Rejected rejected) {
            throw rejected.reasonInEvent();
        }
        return EventAnswer.of(verdict);
    }

    private OperationalEvent read(String json) {
        try {
            return codec.read(json);
        } catch (InvalidInputException e) {
            String kept = json.length() <= LONGEST_KEPT ? json : json.substring(0, LONGEST_KEPT);
            deadLetters.keep(null, null, kept, e);
            throw e;
        }
    }

    private BatchAnswer acceptBatch(String json) {
        List<ReadEvent> read = codec.readBatch(json);
        Rules.require(read.size() <= MOST_EVENTS, "body", read.size(), "must hold at most " + MOST_EVENTS + " events");
        List<OperationalEvent> events = new ArrayList<>(read.size());
        for (ReadEvent each : read) {
            if (each instanceof ReadEvent.Readable readable) {
                events.add(readable.event());
            }
        }
        Iterator<EventVerdict> verdicts = intake.accept(events).iterator();
        List<EventAnswer> answers = new ArrayList<>(read.size());
        for (ReadEvent each : read) {
            if (each instanceof ReadEvent.Unreadable unreadable) {
                deadLetters.keep(unreadable.source(), unreadable.eventId(), unreadable.body(), unreadable.reason());
                answers.add(EventAnswer.rejected(unreadable.eventId(), unreadable.reason()));
            } else {
                answers.add(EventAnswer.of(verdicts.next()));
            }
        }
        return BatchAnswer.of(answers);
    }
}

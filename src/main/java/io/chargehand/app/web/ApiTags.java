package io.chargehand.app.web;

import java.util.List;

/** The headings under which the API description lists its calls, in their order. */
final class ApiTags {

    static final String HEALTH = "health";

    private ApiTags() {}

    static List<Heading> all() {
        return List.of(
                new Heading("events", "Facts in: one CloudEvent or a batch"),
                new Heading("receiving", "Risk of inbound shipments"),
                new Heading("orders", "Risk of promises"),
                new Heading("sourcing", "Where an order is filled"),
                new Heading("tasks", "Who does what next"),
                new Heading("sequence-plans", "Plans for posted problems"),
                new Heading("training-jobs", "Models trained from posted jobs"),
                new Heading(
                        "models", "Versions of the risk models, which of them answers, and how they fare in service"),
                new Heading("inference", "The Open Inference Protocol for every registered model"),
                new Heading(HEALTH, "Whether the service lives and is ready"));
    }

    record Heading(String name, String description) {}
}

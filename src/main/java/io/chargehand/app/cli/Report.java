package io.chargehand.app.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.util.function.Supplier;

/** What a command prints at its end: text for people, or one JSON object on one line. Use as a picocli mixin. */
public final class Report {

    @Option(names = "--json", description = "Prints one JSON object, for machines.")
    private boolean json;

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** Prints {@code result} as JSON if asked so, and {@code text} otherwise. */
    public void print(Object result, Supplier<String> text) {
        out().println(json ? JsonMapper.shared().writeValueAsString(result) : text.get());
    }

    /** Returns a progress display on the error stream, so that the result stays alone on the other. */
    public Progress progress(String what, long total) {
        return Progress.on(spec.commandLine().getErr(), !json && System.console() != null, what, total);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

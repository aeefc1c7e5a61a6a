package io.chargehand.registry;

import io.chargehand.kernel.InvalidInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Moves of aliases as JSON, one a line. Stateless; writers hold the registry's lock. */
public final class MoveLog {

    private static final JsonMapper JSON = new JsonMapper();

    private MoveLog() {}

    /** Writes a move as one line of JSON. */
    public static String write(AliasMove move) {
        Approval approval = move.approval();
        return JSON.writeValueAsString(new Line(
                move.alias().written(),
                move.from(),
                move.to(),
                approval.at().toString(),
                approval.kind(),
                approval.approver(),
                approval.reason()));
    }

    /**
     * Reads a move that {@link #write} wrote.
     *
     * @throws InvalidInputException when the text is none
     */
    public static AliasMove read(String text) {
        try {
            Line line = JSON.readValue(text, Line.class);
            Approval approval = new Approval(line.approver(), Instant.parse(line.at()), line.kind(), line.reason());
            return new AliasMove(Alias.of(line.alias()), line.from(), line.to(), approval);
        } catch (JacksonException e) {
            throw new InvalidInputException("move", text, "must be a recorded move of an alias");
        }
    }

    static List<AliasMove> readAll(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .map(MoveLog::read)
                .toList();
    }

    static void append(Path file, AliasMove move) throws IOException {
        Files.writeString(file, write(move) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private record Line(
            String alias,
            Optional<String> from,
            String to,
            String at,
            Approval.Kind kind,
            String approver,
            String reason) {}
}

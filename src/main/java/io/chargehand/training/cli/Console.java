package io.chargehand.training.cli;

import io.chargehand.kernel.Faults;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.registry.RegistryUnreachableException;
import io.chargehand.training.ScoredRow;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What commands print. Answers go to standard output, everything else to standard error. */
final class Console {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long MEGA = 1_000_000;

    private Console() {}

    /** Runs a command's work; 0 when done, 1 with a message when its input is refused. */
    static int run(Runnable work) {
        try {
            work.run();
            return 0;
        } catch (InvalidInputException e) {
            Faults.of(e).forEach(fault -> System.err.println("error: " + fault.getMessage()));
            return 1;
        } catch (RegistryUnreachableException e) {
            System.err.println("error: " + e.getMessage());
            return 1;
        } catch (OutOfMemoryError e) {
            System.err.println(
                    "error: memory must suffice for the rows, their features and the model: give the process more"
                            + " (java -Xmx8g), or take fewer rows, categories of fewer levels (trainer.minLevelCount) or fewer heads,"
                            + " but was " + Runtime.getRuntime().maxMemory() / MEGA + " MB");
            return 1;
        }
    }

    private static PrintStream out() {
        return new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }

    static void json(Map<String, Object> answer) {
        out().println(JSON.writeValueAsString(answer));
    }

    static void text(String text) {
        out().print(text);
    }

    static void csv(List<ScoredRow> rows) {
        StringBuilder text = new StringBuilder("key,probability\n");
        for (ScoredRow row : rows) {
            boolean quoted = row.key().matches("(?s).*[,\"\\r\\n].*");
            text.append(quoted ? '"' + row.key().replace("\"", "\"\"") + '"' : row.key())
                    .append(',')
                    .append(row.probability())
                    .append('\n');
        }
        out().print(text);
    }
}

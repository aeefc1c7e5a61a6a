package io.chargehand.testing;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Python environments of the build's own, made by {@code venv} and {@code pip} from files of pinned requirements. */
public final class PythonEnvironment {

    private static final Duration LONGEST_INSTALL = Duration.ofMinutes(6);

    private PythonEnvironment() {}

    /** No environment can be had here: Python, its {@code venv}, or the network is missing. */
    public static final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnavailableException(String message) {
            super(message);
        }

        /**
         * Skips the test that asked, except in CI, where a missing part is a fault.
         *
         * @throws UnavailableException in CI
         */
        public void skip(String what) throws UnavailableException {
            if ("true".equals(System.getenv("CI"))) {
                throw this;
            }
            Assumptions.abort("Skipped without " + what + ": " + getMessage());
        }
    }

    /**
     * An environment's Python; made by the first who asks, and again when the requirements have changed.
     *
     * @param folder the environment, under {@code target}
     * @param requirements what it holds
     * @throws UnavailableException when it cannot be made, saying why
     */
    public static Path python(Path folder, Path requirements)
            throws IOException, InterruptedException, UnavailableException {
        Path python = folder.resolve("bin").resolve("python").toAbsolutePath();
        Path made = folder.resolve("made-of.txt");
        String wanted = Files.readString(requirements);
        if (Files.exists(made) && Files.readString(made).equals(wanted)) {
            return python;
        }
        run("Python 3 with its venv module", List.of("python3", "-m", "venv", "--clear", folder.toString()));
        run(
                requirements + " from the package index",
                List.of(
                        python.toString(),
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--disable-pip-version-check",
                        "--no-input",
                        "--requirement",
                        requirements.toString()));
        Files.writeString(made, wanted);
        return python;
    }

    private static void run(String need, List<String> command)
            throws IOException, InterruptedException, UnavailableException {
        Path log = Files.createTempFile("python-environment-", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(LONGEST_INSTALL.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            if (!ended || process.exitValue() != 0) {
                throw new UnavailableException(need + " cannot be had: " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UnavailableException(need + " cannot be had: " + e.getMessage());
        } finally {
            Files.deleteIfExists(log);
        }
    }
}

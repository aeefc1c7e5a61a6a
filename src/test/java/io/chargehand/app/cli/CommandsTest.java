package io.chargehand.app.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;

class CommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {"nonsense", "--nonsense", "serve --nonsense", "import", "import a b", "export a --from today"})
    void badUsageIsTwo(String arguments) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "serve --help", "import --help", "export --help"})
    void helpIsZero(String arguments) {
        assertThat(run(arguments)).isZero();
        assertThat(out.toString()).contains("Usage: chargehand");
    }

    @Test
    void versionIsTheBuilds() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).matches("chargehand \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void expectedFailureIsOneLineAndCodeOne() {
        assertThat(run("failing")).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("chargehand: The file is empty");
    }

    @Test
    void resultIsTextOrJson() {
        assertThat(run("counting")).isZero();
        assertThat(out.toString().strip()).isEqualTo("3 lines");
        out.getBuffer().setLength(0);
        assertThat(run("counting --json")).isZero();
        assertThat(out.toString().strip()).isEqualTo("{\"lines\":3}");
    }

    @Test
    void settingsMayStandAnywhere() {
        ServiceSettings settings =
                new ServiceSettings("--server.port=0", "import", "--chargehand.home=x", "file", "--max-unreadable=0.1");
        assertThat(settings.settings()).containsExactly("--server.port=0", "--chargehand.home=x");
        assertThat(settings.others()).containsExactly("import", "file", "--max-unreadable=0.1");
    }

    private int run(String arguments) {
        ServiceSettings settings = new ServiceSettings(arguments.split(" "));
        CommandLine line = Commands.commandLine(settings);
        line.addSubcommand(new Failing());
        line.addSubcommand(new Counting());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(settings.others());
    }

    @Command(name = "failing")
    static final class Failing implements Callable<Integer> {

        @Override
        public Integer call() {
            throw new CommandFailedException("The file is empty");
        }
    }

    @Command(name = "counting")
    static final class Counting implements Callable<Integer> {

        record Count(int lines) {}

        @Mixin
        private Report report = new Report();

        @Override
        public Integer call() {
            Count count = new Count(3);
            report.print(count, () -> count.lines() + " lines");
            return ExitCode.OK;
        }
    }
}

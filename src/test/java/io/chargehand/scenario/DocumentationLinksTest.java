package io.chargehand.scenario;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Every relative link of README and documentation leads to a file or folder. */
class DocumentationLinksTest {

    private static final Pattern FENCE = Pattern.compile("^\\s*```.*?^\\s*```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    @Test
    void relativeLinksResolve() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            String prose = FENCE.matcher(Files.readString(page)).replaceAll("");
            LINK.matcher(prose)
                    .results()
                    .map((MatchResult link) -> link.group(1))
                    .filter(link -> !link.contains(":") && !link.startsWith("#"))
                    .filter(link ->
                            !Files.exists(page.toAbsolutePath().getParent().resolve(link.replaceFirst("#.*", ""))))
                    .forEach(link -> broken.add(page + " -> " + link));
        }
        assertThat(broken).isEmpty();
    }

    private static List<Path> pages() {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            docs.filter(page -> page.toString().endsWith(".md")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

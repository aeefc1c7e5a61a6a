package io.chargehand.training.posted;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.training.JobFile;
import io.chargehand.training.SmallJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A posted job reads what lies below the data folder, and nothing else. */
class DataFilesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("secret.csv"), "id\n1\n");
        Path data = Files.createDirectories(folder.resolve("data").resolve("below"));
        Files.writeString(data.resolve("rows.csv"), "id\n1\n");
        Files.createSymbolicLink(data.resolve("link.csv"), folder.resolve("secret.csv"));
        Files.createSymbolicLink(data.resolve("out"), folder);
        Files.createDirectories(folder.resolve("database"));
        Files.writeString(folder.resolve("database").resolve("rows.csv"), "id\n");
    }

    @Test
    void aFileBelowTheFolderIsTaken() {
        assertThat(of("below/rows.csv")).isPresent();
        assertThat(of("below/../below/rows.csv"))
                .hasValueSatisfying(file -> assertThat(file).endsWith(Path.of("data", "below", "rows.csv")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ../secret.csv               | must stay below the data folder
            below/../../secret.csv      | must stay below the data folder
            ../database/rows.csv        | must stay below the data folder
            /etc/passwd                 | must stay below the data folder
            .                           | must stay below the data folder
            below/link.csv              | must stay below the data folder
            below/out/secret.csv        | must stay below the data folder
            below                       | must be a file that exists
            none.csv                    | must be a file that exists
            "rows\\0.csv"               | must be a path
            """)
    void whatLeadsElsewhereIsRefusedWithItsLine(String path, String rule) {
        assertThatThrownBy(() -> of(path))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("job:2: source.csv.path")
                .hasMessageContaining(rule);
    }

    @Test
    void aJobMustNameItsFile() {
        assertThatThrownBy(() -> new DataFiles(folder).of(new JobFile(List.of()).read(SmallJob.JOB)))
                .hasMessageContaining("source.csv.path must name a file");
    }

    private Optional<Path> of(String path) {
        String job = SmallJob.JOB.replace("csv: {}", "csv: {path: " + path + "}");
        return new DataFiles(folder.resolve("data")).of(new JobFile(List.of()).read(job));
    }
}

package io.chargehand.training.csv;

import io.chargehand.feature.Row;
import io.chargehand.training.FileRows;
import io.chargehand.training.JobFile;
import io.chargehand.training.SourceSettings;
import io.chargehand.training.TrainingJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Extracts as other systems write them. */
class AwkwardFilesTest {

    private static final String JOB = """
            name: awkward
            source: {csv: {%s}}
            columns:
              - {name: id, header: Bestellnr.}
              - {name: at, header: Bestellt am, type: instant, format: %s}
              - {name: ordered, header: Menge, type: number%s}
              - {name: received, header: Menge, type: number, known: label%s}
              - {name: price, header: Preis (EUR), type: number, units: [€]}
              - {name: vendor, header: Lieferant}
            zone: Europe/Berlin
            key: id
            decision: at
            labelKnown: at
            label: {name: short, kind: greater, column: ordered, than: received}
            features: [{name: vendor, kind: category}]
            trainer: {kind: linear}
            split: {column: at, lastShare: 0.3}
            baselines: {rateTable: {by: [vendor]}}
            """;

    private static final String GERMAN = """
            Bestellnr.;Bestellt am;Menge;Menge;Preis (EUR);Lieferant
            45;18.02.2023 13:35;1.200;1.100,5;12,50 €;"Weiß; Söhne
            Lager 2"
            46;19.02.2023 08:00;7;7-;#NV;"Großhandel ""Nord\"""
            """;

    @TempDir
    private Path folder;

    @Test
    void aGermanExtractIsReadAsItIs() throws IOException {
        FileRows rows = read(
                job(
                        "charset: windows-1252, delimiter: \";\", decimal: \",\", grouping: \".\", missing: [\"#NV\"]",
                        "dd.MM.yyyy HH:mm",
                        ", occurrence: 1",
                        ", occurrence: 2"),
                GERMAN.replace("\n", "\r\n"));
        Row first = rows.rows().get(0);
        assertThat(first.number(2)).isEqualTo(1200);
        assertThat(first.number(3)).isEqualTo(1100.5);
        assertThat(first.number(4)).isEqualTo(12.5);
        assertThat(first.text(5)).isEqualTo("Weiß; Söhne\r\nLager 2");
        assertThat(at(first)).isEqualTo("2023-02-18T12:35:00Z");
        assertThat(rows.rows().get(1).number(3)).isEqualTo(-7);
        assertThat(rows.rows().get(1).number(4)).isNaN();
    }

    @Test
    void aHeaderThatOccursTwiceHasToBeToldApart() {
        String settings = "charset: windows-1252, delimiter: \";\", decimal: \",\", grouping: \".\"";
        assertThatThrownBy(() -> read(job(settings, "dd.MM.yyyy HH:mm", "", ", occurrence: 3"), GERMAN))
                .hasMessageContaining("columns[2].header must occur once in the header of")
                .hasMessageContaining("or be told apart by occurrence: 1 to 2, but was Menge")
                .hasMessageContaining("columns[3].header");
    }

    @Test
    void aFileOfAnotherDelimiterIsToldSo() {
        assertThatThrownBy(() -> read(job("path: x", "dd.MM.yyyy HH:mm", "", ""), GERMAN))
                .hasMessageContaining("(source.csv.delimiter may be \";\")");
    }

    @Test
    void noColumnHidesTheFaultsOfAnother() {
        StringBuilder text = new StringBuilder("Bestellnr.\tBestellt am\tMenge\tMenge\tPreis (EUR)\tLieferant\n");
        for (int i = 0; i < 20; i++) {
            text.append(i).append("\t2023-02-18\t1,5\t1\t\tx\n");
        }
        text.append("20\tyesterday\t1\t1\t\tx\n");
        assertThatThrownBy(() ->
                        read(job("delimiter: \"\\t\"", "[]", ", occurrence: 1", ", occurrence: 2"), text.toString()))
                .hasMessageContaining(
                        "data.csv:4: column Menge must be a number; one with decimal: \",\", but was '1,5'")
                .hasMessageContaining(
                        "data.csv:22: column Bestellt am must be an instant in ISO 8601, but was 'yesterday'")
                .hasMessageNotContaining("data.csv:5:")
                .hasMessageContaining("21 of 21 lines");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                        | 2024-06-01 10:00:00            | 2024-06-01T08:00:00Z
            []                        | 2024-06-01 10:00:00.123456     | 2024-06-01T08:00:00.123Z
            []                        | 2024-06-01 10:00:00+00         | 2024-06-01T10:00:00Z
            []                        | 2024-06-01 10:00:00+0200       | 2024-06-01T08:00:00Z
            []                        | 2024-06-01 10:00:00 UTC        | 2024-06-01T10:00:00Z
            []                        | 2024-06-01T10:00Z              | 2024-06-01T10:00:00Z
            []                        | 2024-06-01                     | 2024-05-31T22:00:00Z
            epoch-seconds             | 1717236000                     | 2024-06-01T10:00:00Z
            epoch-seconds             | 1717236000.5                   | 2024-06-01T10:00:00.500Z
            epoch-millis              | 1717236000500                  | 2024-06-01T10:00:00.500Z
            MM/dd/yy hh:mm a          | 06/01/24 10:00 am              | 2024-06-01T08:00:00Z
            yyyy-MM-dd HH:mm VV       | 2024-06-01 10:00 America/Lima  | 2024-06-01T15:00:00Z
            [epoch-seconds, yyyyMMdd] | 20240601                       | 1970-08-23T06:23:21Z
            """)
    void anInstantIsReadByItsFormat(String format, String cell, String instant) throws IOException {
        String text = "Bestellnr.,Bestellt am,Menge,Menge,Preis (EUR),Lieferant\n1," + cell + ",1,1,,x\n";
        FileRows rows = read(job("path: x", format, ", occurrence: 1", ", occurrence: 2"), text);
        assertThat(at(rows.rows().get(0))).isEqualTo(instant);
    }

    @Test
    void aFormatThatIsNoneIsToldWithTheKindsOfEpoch() {
        assertThatThrownBy(() -> job("path: x", "unix", "", ""))
                .hasMessageContaining("columns[1].format must be a date pattern such as d/M/yyyy HH:mm, or one of"
                        + " epoch-seconds, epoch-millis");
    }

    @Test
    void aMarkMayNotMeanTwoThings() {
        assertThatThrownBy(() -> job("grouping: \".\"", "[]", "", ""))
                .hasMessageContaining("columns[2].grouping must not be the decimal mark too, but was .");
        assertThatThrownBy(() -> job("delimiter: \"::\"", "[]", "", ""))
                .hasMessageContaining("source.csv.delimiter must be one character, but was ::");
    }

    private static String at(Row row) {
        return Instant.ofEpochMilli(row.instant(1)).toString();
    }

    private static TrainingJob job(String source, String format, String ordered, String received) {
        return new JobFile(List.of()).read(JOB.formatted(source, format, ordered, received));
    }

    /** Writes the text in the job's charset, and reads it. */
    private FileRows read(TrainingJob job, String text) throws IOException {
        SourceSettings.Csv csv = (SourceSettings.Csv) job.source();
        Path file = Files.writeString(folder.resolve("data.csv"), text, csv.charset());
        return new CsvRows()
                .read(csv, file, job.features().rows().schema(), job.features().zone());
    }
}

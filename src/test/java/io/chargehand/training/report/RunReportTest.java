package io.chargehand.training.report;

import io.chargehand.registry.FolderRegistry;
import io.chargehand.training.ChampionComparison;
import io.chargehand.training.FoldFigures;
import io.chargehand.training.ModelTraining;
import io.chargehand.training.Progress;
import io.chargehand.training.SmallJob;
import io.chargehand.training.TrainingResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What a run reports: on the page, in JSON, and against the champion. */
class RunReportTest {

    private static final String JOB = SmallJob.JOB + """
            evaluation: {folds: 3, by: [supplier], smallestSlice: 30}
            costs: {falseAlarm: {amount: "4.00", currency: USD}, miss: {amount: "9.00", currency: USD}}
            """;
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Path data = Path.of("");

    @BeforeEach
    void rows() throws Exception {
        data = Files.writeString(folder.resolve("rows.csv"), SmallJob.rows(1200));
    }

    @Test
    void thePageShowsTheFiguresOfTheJsonAndNeedsNoOtherFile() throws Exception {
        Path version = train("models", JOB, NOON).folder();
        String html = Files.readString(version.resolve("report.html"));
        JsonNode json = JsonMapper.shared().readTree(Files.readString(version.resolve("report.json")));
        JsonNode head = json.path("heads").path(0);

        Document page = parsed(html);
        int compared = 0;
        NodeList cells = page.getElementsByTagName("td");
        Set<String> places = new HashSet<>();
        for (int i = 0; i < cells.getLength(); i++) {
            Element cell = (Element) cells.item(i);
            if (cell.hasAttribute("data-figure")) {
                String place = cell.getAttribute("data-figure");
                JsonNode figure = head.at(place);
                assertThat(figure.isNumber()).as(place).isTrue();
                assertThat(cell.getTextContent()).as(place).isEqualTo(Format.figure(figure.asDouble()));
                places.add(place);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(100);
        assertThat(places)
                .contains("/figures/test/auc", "/figures/folds/2/model/brier", "/slices/0/slices/0/brierSkill")
                .contains("/gain/0/lift", "/drift/score/psi", "/attributions/features/0/meanAbsolute");
        assertThat(head.path("figures"))
                .isEqualTo(JsonMapper.shared().readTree(Files.readString(version.resolve("metrics.json"))));

        assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(10);
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(html.replace("http://www.w3.org/", ""))
                .doesNotContain("http://")
                .doesNotContain("src=");
        idsAreUniqueAndChartsHaveText(page);
    }

    private static void idsAreUniqueAndChartsHaveText(Document page) {
        Set<String> ids = new HashSet<>();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("id")) {
                assertThat(ids.add(element.getAttribute("id")))
                        .as(element.getAttribute("id"))
                        .isTrue();
            }
        }
        NodeList charts = page.getElementsByTagName("svg");
        for (int i = 0; i < charts.getLength(); i++) {
            Element chart = (Element) charts.item(i);
            assertThat(chart.getAttribute("role")).isEqualTo("img");
            assertThat(chart.getElementsByTagName("title").item(0).getTextContent())
                    .isNotBlank();
            assertThat(chart.getElementsByTagName("desc").item(0).getTextContent())
                    .isNotBlank();
        }
    }

    @Test
    void equalDataJobAndSeedGiveEqualFiles() throws Exception {
        Path one = train("one", JOB, NOON).folder();
        Path other = train("other", JOB, NOON).folder();
        for (String file : List.of("report.html", "report.json", "metrics.json", "model-card.md", "reliability.svg")) {
            assertThat(Files.readAllBytes(other.resolve(file)))
                    .as(file)
                    .isEqualTo(Files.readAllBytes(one.resolve(file)));
        }
    }

    @Test
    void foldsGoForwardInTimeAndTrainOnMoreAndMore() throws Exception {
        List<FoldFigures> folds =
                train("models", JOB, NOON).heads().get(0).evaluation().folds();
        assertThat(folds).hasSize(3).allMatch(fold -> fold.model().isPresent());
        assertThat(folds).extracting(FoldFigures::from).isSorted();
        assertThat(folds).extracting(FoldFigures::trained).isSorted().doesNotHaveDuplicates();
        assertThat(Instant.parse(folds.get(2).from())).isBefore(Instant.parse("2024-06-01T00:00:00Z"));
    }

    @Test
    void aFoldOfOneClassIsSaidToBe() throws Exception {
        String early = JOB.replace("from: 2024-06-01", "lastShare: 0.3")
                .replace("minChildWeight: 1", "minChildWeight: 1, fixedRounds: true")
                .replace("kind: platt", "kind: none");
        StringBuilder rows = new StringBuilder();
        for (String line : SmallJob.rows(1200).split("\n")) {
            String[] cells = line.split(",");
            boolean first = cells[0].matches("\\d+") && Integer.parseInt(cells[0]) <= 600;
            rows.append(first ? String.join(",", cells[0], cells[1], cells[2], cells[3], cells[3]) : line)
                    .append('\n');
        }
        Files.writeString(data, rows.toString());
        List<FoldFigures> folds =
                train("models", early, NOON).heads().get(0).evaluation().folds();
        assertThat(folds.get(0).model()).isEmpty();
        assertThat(folds.get(0).reason()).contains("must take");
    }

    @Test
    void aChampionIsComparedOnTheRowsAfterBothCutoffs() throws Exception {
        train("models", JOB, NOON);
        String other = JOB.replace("rounds: 20, depth: 2", "rounds: 5, depth: 1");
        ChampionComparison.Compared compared = (ChampionComparison.Compared) champion(other, 1);
        assertThat(compared.leftOut()).isZero();
        assertThat(compared.rows()).isGreaterThan(300);
        assertThat(compared.model()).isNotEqualTo(compared.champion());
        assertThat(compared.brier()).isCloseTo(compared.differences().get(0).value(), within(1e-12));

        // other features: the champion's are evaluated anew, and its figures on these rows stay what they were
        String fewer = JOB.replace("  - {name: units, kind: number}\n", "");
        ChampionComparison.Compared again = (ChampionComparison.Compared) champion(fewer, 2);
        assertThat(again.champion()).isEqualTo(compared.champion());
    }

    @Test
    void rowsTheChampionWasTrainedOnAreNotItsTest() throws Exception {
        train("models", JOB.replace("2024-06-01", "2024-08-01"), NOON);
        ChampionComparison.Compared compared = (ChampionComparison.Compared) champion(JOB, 1);
        assertThat(compared.leftOut()).isGreaterThan(200);
        assertThat(compared.trainedBefore()).isAfter(Instant.parse("2024-07-01T00:00:00Z"));

        train("late", JOB.replace("2024-06-01", "2024-09-14"), NOON);
        TrainingResult early = train(
                        "late", JOB.replace("from: 2024-06-01", "from: 2024-06-01, until: 2024-09-01"), later(1))
                .heads()
                .get(0);
        assertThat(early.evaluation().champion()).isInstanceOfSatisfying(ChampionComparison.None.class, none -> {
            assertThat(none.version()).isNotEmpty();
            assertThat(none.reason()).contains("no fair comparison is possible");
        });
    }

    @Test
    void aChampionOfUnknownCutoffIsNotComparedWith() throws Exception {
        Path metrics = train("models", JOB, NOON).folder().resolve("metrics.json");
        ObjectNode tree = (ObjectNode) JsonMapper.shared().readTree(Files.readString(metrics));
        tree.remove("split");
        Files.writeString(metrics, tree.toString());
        assertThat(champion(JOB, 1))
                .isInstanceOfSatisfying(
                        ChampionComparison.None.class,
                        none -> assertThat(none.reason()).contains("was not recorded"));
    }

    private ChampionComparison champion(String job, int hours) throws Exception {
        return train("models", job, later(hours)).heads().get(0).evaluation().champion();
    }

    private static Clock later(int hours) {
        return Clock.offset(NOON, Duration.ofHours(hours));
    }

    private ModelTraining.Trained train(String models, String job, Clock clock) throws Exception {
        Path file = Files.writeString(folder.resolve("job.yaml"), job);
        return new ModelTraining(new FolderRegistry(folder.resolve(models)), List.of(), clock)
                .train(file, Optional.of(data), Optional.empty(), Progress.SILENT);
    }

    /** The page is XML as well as HTML. */
    private static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.replaceFirst("<!DOCTYPE html>", ""))));
    }
}

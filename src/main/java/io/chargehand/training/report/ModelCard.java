package io.chargehand.training.report;

import io.chargehand.feature.Feature;
import io.chargehand.scoring.ModelArtifact;
import io.chargehand.training.ChampionComparison;
import io.chargehand.training.ClassWeights;
import io.chargehand.training.FoldFigures;
import io.chargehand.training.LabelsNotKnown;
import io.chargehand.training.Leak;
import io.chargehand.training.Metrics;
import io.chargehand.training.OracleShare;
import io.chargehand.training.TrainerSettings;
import io.chargehand.training.TrainingResult;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Writes what a person should know of a model before using it. Stateless. */
final class ModelCard {

    private ModelCard() {}

    /** The card of several heads: their figures side by side, and where each head's own card is. */
    static String write(List<TrainingResult> heads, String version) {
        TrainingResult first = heads.get(0);
        StringBuilder card = new StringBuilder();
        card.append("# ").append(first.job().name()).append(" ").append(version).append("\n\n");
        card.append(first.job().description()).append("\n\n");
        card.append("| | AUC | average precision | Brier | log loss | calibration error |\n");
        card.append("|---|---|---|---|---|---|\n");
        for (TrainingResult head : heads) {
            String label = head.job().label();
            line(card, "[" + label + "](" + ModelArtifact.HEADS + "/" + label + "/model-card.md)", head.test());
            line(card, label + ", rate table", head.rateTable());
        }
        card.append(
                "\nThe heads share rows, features and split; each head's card has its intervals and how it was made.\n");
        return card.toString();
    }

    static String write(TrainingResult result, String version) {
        TrainingResult.Origin origin = result.origin();
        StringBuilder card = new StringBuilder();
        card.append("# ")
                .append(result.job().name())
                .append(" ")
                .append(version)
                .append("\n\n");
        if (!result.job().description().isEmpty()) {
            card.append(result.job().description()).append("\n\n");
        }
        card.append("Predicts P(")
                .append(result.job().label())
                .append(") at `")
                .append(result.job().features().rows().seen().column())
                .append("` offset by ")
                .append(result.job().features().rows().seen().offset())
                .append(", from what was known before that instant.\n\n## Figures\n\n");
        card.append("On ")
                .append(result.test().rows())
                .append(" rows from ")
                .append(Instant.ofEpochMilli(origin.testFrom()))
                .append(" on, trained on ")
                .append(origin.trainRows())
                .append(" rows whose label was known before ")
                .append(Instant.ofEpochMilli(origin.cutoff()))
                .append(".\n\n");
        card.append("| | AUC | average precision | Brier | log loss | calibration error |\n");
        card.append("|---|---|---|---|---|---|\n");
        line(card, "this model", result.test());
        line(card, "rate table by " + String.join(", ", result.job().rateTable()), result.rateTable());
        line(card, "prior", result.prior());
        result.oracle().ifPresent(share -> oracle(card, share));
        card.append("\n95 % intervals, bootstrap over groups:\n\n");
        result.intervals()
                .forEach((name, interval) -> card.append(
                        String.format(Locale.ROOT, "- %s: %.4f to %.4f%n", name, interval.low(), interval.high())));
        champion(card, result.evaluation().champion());
        folds(card, result.evaluation().folds());
        card.append("\nMore in [the report](").append(report(result)).append(").\n");
        card.append("\n![reliability](reliability.svg)\n\n## How it was made\n\n");
        card.append("- trainer: ")
                .append(result.job().trainer().kind().name().toLowerCase(Locale.ROOT))
                .append(result.rounds() > 0 ? ", " + result.rounds() + " rounds\n" : "\n");
        result.roundsChosen()
                .ifPresent(chosen -> card.append("- rounds chosen: ")
                        .append(Format.rounds(chosen))
                        .append('\n'));
        card.append(
                result.job().trainer().classWeights().equals(ClassWeights.NONE)
                        ? ""
                        : "- class weights: "
                                + Format.classWeights(result.job().trainer().classWeights()) + "\n");
        card.append("- calibration: ")
                .append(result.artifact().model().calibration().kind())
                .append("\n");
        card.append("- rows left out: ")
                .append(origin.dropped().isEmpty() ? "none" : origin.dropped())
                .append("\n");
        origin.standIn()
                .ifPresent(standIn -> card.append("- of the training rows ")
                        .append(standIn.told(result.job().label()))
                        .append("\n"));
        card.append("- labels not known at the split: ").append(unknown(result)).append("\n");
        card.append("- gates: ")
                .append(result.gateFailures().isEmpty() ? "passed" : String.join("; ", result.gateFailures()))
                .append("\n\n");
        result.search()
                .ifPresent(search -> card.append("## Settings\n\n")
                        .append(SearchTable.write(search, 50))
                        .append('\n'));
        card.append("## Warnings\n\n");
        card.append(result.leaks().isEmpty() ? "None of the leak checks warns.\n" : "");
        for (Leak leak : result.leaks()) {
            card.append("- ")
                    .append(leak.subject())
                    .append(": ")
                    .append(leak.warning())
                    .append("\n");
        }
        card.append("\n## Features\n\n");
        for (Feature feature : result.job().features().features()) {
            card.append("- `")
                    .append(feature.name())
                    .append("`: ")
                    .append(feature.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                    .append("\n");
        }
        card.append(
                "\n## Limits\n\nThe figures hold for rows like those tested. Where the base rate or the inputs move, ");
        card.append("compare the score with its outcomes before relying on it.\n");
        return card.toString();
    }

    /** The report lies beside the card, or, of one of several heads, two folders up. */
    private static String report(TrainingResult result) {
        return result.job().settings().containsKey("heads") ? "../../report.html" : "report.html";
    }

    private static void champion(StringBuilder card, ChampionComparison comparison) {
        card.append("\n## Against the present champion\n\n");
        if (comparison instanceof ChampionComparison.None none) {
            card.append(
                            none.version().isEmpty()
                                    ? "Not compared: "
                                    : "Not compared with champion " + none.version() + ": ")
                    .append(none.reason())
                    .append(".\n");
            return;
        }
        ChampionComparison.Compared compared = (ChampionComparison.Compared) comparison;
        card.append("Model less champion ")
                .append(compared.version())
                .append(", which was trained on what was known before ")
                .append(compared.trainedBefore())
                .append(", on ")
                .append(compared.rows())
                .append(" rows of ")
                .append(compared.groups())
                .append(" groups that neither was trained on:\n\n");
        for (ChampionComparison.Difference each : compared.differences()) {
            card.append(String.format(
                    Locale.ROOT,
                    "- %s: %.4f (%s), p %s (%s)%n",
                    each.figure(),
                    each.value(),
                    Format.interval(each.interval()),
                    Format.p(each.p()),
                    each.test()));
        }
    }

    private static void folds(StringBuilder card, List<FoldFigures> folds) {
        if (folds.isEmpty()) {
            return;
        }
        card.append(
                "\n## At earlier times\n\n| fold from | rows | AUC | AUC, rate table | Brier | Brier, rate table |\n");
        card.append("|---|---|---|---|---|---|\n");
        for (FoldFigures fold : folds) {
            card.append("| ")
                    .append(String.join(
                            " | ",
                            fold.from(),
                            String.valueOf(fold.rows()),
                            Format.figure(fold.model().map(Metrics::auc)),
                            Format.figure(fold.rateTable().map(Metrics::auc)),
                            Format.figure(fold.model().map(Metrics::brier)),
                            Format.figure(fold.rateTable().map(Metrics::brier))))
                    .append(" |\n");
        }
    }

    private static String unknown(TrainingResult result) {
        LabelsNotKnown unknown = result.unknown();
        if (unknown.rows() == 0) {
            return "none";
        }
        String treatment = unknown.treatment() == TrainerSettings.Censoring.DROP
                ? "left out"
                : String.format(
                        Locale.ROOT,
                        "left out, and known rows of their age weigh up to %.2f times the mean",
                        unknown.heaviest());
        return unknown.rows() + " rows decided from " + Instant.ofEpochMilli(unknown.firstDecided()) + " to "
                + Instant.ofEpochMilli(unknown.lastDecided()) + ", " + treatment;
    }

    private static void line(StringBuilder card, String name, Metrics metrics) {
        card.append(String.format(
                Locale.ROOT,
                "| %s | %.4f | %.4f | %.4f | %.4f | %.4f |%n",
                name,
                metrics.auc(),
                metrics.averagePrecision(),
                metrics.brier(),
                metrics.logLoss(),
                metrics.calibrationError()));
    }

    private static void oracle(StringBuilder card, OracleShare share) {
        card.append(String.format(
                Locale.ROOT,
                "%nOf the way from rate table to an oracle that knows the hidden parameters of the simulated network (%d rows; its "
                        + "AUC %.4f, Brier %.4f), this model goes%n%n",
                share.oracle().rows(),
                share.oracle().auc(),
                share.oracle().brier() - share.rollOutNoise()));
        way(card, "AUC", share.auc(), share.intervals().get("auc"));
        way(card, "Brier", share.brier(), share.intervals().get("brier"));
    }

    private static void way(
            StringBuilder card, String figure, double share, TrainingResult.@Nullable Interval interval) {
        card.append(String.format(Locale.ROOT, "- %.0f %% in %s", 100 * share, figure));
        if (interval != null) {
            card.append(String.format(
                    Locale.ROOT, " (95 %% interval %.0f to %.0f %%)", 100 * interval.low(), 100 * interval.high()));
        }
        card.append("\n");
    }
}

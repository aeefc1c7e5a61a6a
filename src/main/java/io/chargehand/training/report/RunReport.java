package io.chargehand.training.report;

import io.chargehand.registry.VersionRecord;
import io.chargehand.training.TrainingResult;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The report of a run: {@value VersionRecord#REPORT} for people, {@value VersionRecord#REPORT_JSON} with the same figures for
 * programs. Equal results and provenance give equal files. Immutable.
 *
 * @param title what stands on top
 * @param heads one per outcome, at least one
 * @param provenance what made the model
 */
public record RunReport(String title, List<TrainingResult> heads, Map<String, Object> provenance) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Writes both files into a folder, which is made where it is not there. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(VersionRecord.REPORT), ReportPage.write(title, heads, provenance));
            Files.writeString(
                    folder.resolve(VersionRecord.REPORT_JSON),
                    JSON.writeValueAsString(ReportJson.of(heads, provenance)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report of " + title, e);
        }
    }
}

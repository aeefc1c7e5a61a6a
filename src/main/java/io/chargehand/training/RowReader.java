package io.chargehand.training;

import io.chargehand.feature.Schema;

import java.nio.file.Path;
import java.time.ZoneId;

/** Reads a file into rows of a schema. */
public interface RowReader {

    /**
     * Reads the whole file.
     *
     * @param settings how
     * @param file what
     * @param schema the rows to make; its columns are those of the settings
     * @param zone of local dates and times
     * @throws io.chargehand.kernel.InvalidInputException naming line, column and value of what cannot be read
     */
    FileRows read(SourceSettings.Csv settings, Path file, Schema schema, ZoneId zone);
}

package io.chargehand.training.csv;

import io.chargehand.feature.Column;
import io.chargehand.feature.Known;
import io.chargehand.feature.NearestName;
import io.chargehand.feature.Row;
import io.chargehand.feature.Schema;
import io.chargehand.kernel.Faults;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Sha256;
import io.chargehand.training.DataFaultException;
import io.chargehand.training.FileRows;
import io.chargehand.training.RowReader;
import io.chargehand.training.SourceSettings;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads CSV, plain or gzip, in one pass. Thread-safe. */
public final class CsvRows implements RowReader {

    private static final int SHOWN = 10;
    private static final int SHOWN_OF_COLUMN = 3;
    private static final List<String> DELIMITERS = List.of(";", "\t", "|", ",");
    private static final int GZIP_MAGIC = 0x8b1f;

    @Override
    public FileRows read(SourceSettings.Csv settings, Path file, Schema schema, ZoneId zone) {
        try (InputStream raw = Files.newInputStream(file)) {
            MessageDigest digest = Sha256.digest();
            InputStream digested = new DigestInputStream(raw, digest);
            Pass pass = new Pass(settings, file, schema, zone);
            try (Reader reader = reader(digested, file, settings)) {
                pass.read(reader);
            }
            return pass.finish(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchFileException e) {
            throw new DataFaultException(file, "nothing", "must be a file that exists");
        } catch (IOException e) {
            throw broken(file, settings, e);
        }
    }

    private static InvalidInputException broken(Path file, SourceSettings.Csv settings, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        if (cause instanceof EOFException || cause instanceof ZipException) {
            return new DataFaultException(file, reason, "must be a complete gzip file");
        }
        if (cause instanceof CharacterCodingException) {
            return new DataFaultException(
                    file,
                    reason,
                    "must be text in " + settings.charset()
                            + ", the job's charset (source.csv.charset; exports of older systems are often windows-1252)");
        }
        return new DataFaultException(file, reason, "must be readable");
    }

    private static Reader reader(InputStream raw, Path file, SourceSettings.Csv settings) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(raw, 1 << 16);
        buffered.mark(2);
        int magic = buffered.read() | buffered.read() << 8;
        buffered.reset();
        if (magic != GZIP_MAGIC && file.toString().endsWith(".gz")) {
            throw new DataFaultException(file, "no gzip header", "must be a gzip file, as its name says");
        }
        InputStream plain = magic == GZIP_MAGIC ? new GZIPInputStream(buffered, 1 << 16) : buffered;
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(
                        plain,
                        settings.charset()
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1 << 16);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    /** One pass over a file. */
    private static final class Pass {
        private final SourceSettings.Csv settings;
        private final Path file;
        private final Schema schema;
        private final ZoneId zone;
        private final List<Row.Builder> builders = new ArrayList<>();
        private final Map<String, Row.Builder> byEntity = new LinkedHashMap<>();
        private final List<String> examples = new ArrayList<>();
        private final List<InvalidInputException> faults = new ArrayList<>();
        private final Map<String, Integer> shown = new HashMap<>();
        private final List<CellParser> parsers = new ArrayList<>();
        private int[] places = new int[0];
        private int[] entityPlaces = new int[0];
        private int lines;
        private int unparsable;

        Pass(SourceSettings.Csv settings, Path file, Schema schema, ZoneId zone) {
            this.settings = settings;
            this.file = file;
            this.schema = schema;
            this.zone = zone;
        }

        void read(Reader reader) throws IOException {
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(settings.delimiter())
                    .setIgnoreEmptyLines(true)
                    .get();
            try (CSVParser parser =
                    CSVParser.builder().setReader(reader).setFormat(format).get()) {
                read(parser);
            }
        }

        /** A record that never ends breaks off the iteration: the line it starts at is told. */
        private void read(CSVParser parser) throws IOException {
            List<String> header = List.of();
            long line = 1;
            try {
                for (CSVRecord record : parser) {
                    if (header.isEmpty()) {
                        header = List.of(record.values());
                        open(header);
                    } else if (record.size() != header.size()) {
                        throw new DataFaultException(
                                file,
                                line,
                                "line",
                                record.size() + " cells",
                                "must have as many cells as the header, " + header.size());
                    } else {
                        lines++;
                        take(record, line);
                    }
                    line = parser.getCurrentLineNumber() + 1;
                }
            } catch (UncheckedIOException e) {
                if (e.getCause() instanceof CSVException malformed) {
                    throw new DataFaultException(
                            file,
                            line,
                            "record",
                            String.valueOf(malformed.getMessage()),
                            "must be well-formed CSV, each quote closed");
                }
                throw e.getCause() == null ? new IOException(e) : e.getCause();
            }
        }

        private void open(List<String> header) {
            places = new int[settings.columns().size()];
            Faults faults = new Faults();
            for (int i = 0; i < places.length; i++) {
                SourceSettings.CsvColumn column = settings.columns().get(i);
                String field = "columns[" + i + "]" + (column.header().equals(column.name()) ? ".name" : ".header");
                int at = i;
                faults.check(() -> places[at] = place(header, field, column.header(), column.occurrence()));
                int position = schema.position("columns", column.name());
                Column declared = schema.columns().get(position);
                parsers.add(new CellParser(declared.type(), position, column, settings.missing(), zone));
            }
            entityPlaces = new int[settings.entity().size()];
            for (int i = 0; i < entityPlaces.length; i++) {
                int at = i;
                String column = settings.entity().get(i);
                faults.check(() -> entityPlaces[at] = place(header, "source.csv.firstEventPer", column, 0));
            }
            faults.refuse();
        }

        private int place(List<String> header, String field, String name, int occurrence) {
            int[] found = IntStream.range(0, header.size())
                    .filter(at -> header.get(at).equals(name))
                    .toArray();
            if (found.length == 0) {
                String nearest = NearestName.find(name, header)
                        .map(known -> ", the nearest being " + known)
                        .orElse("");
                throw new InvalidInputException(
                        field,
                        name,
                        "must be a column of " + file + ", which has " + header + nearest + delimiterHint(header));
            }
            if (occurrence > found.length || occurrence == 0 && found.length > 1) {
                throw new InvalidInputException(
                        field,
                        name,
                        "must occur once in the header of " + file + ", or be told apart by occurrence: 1 to "
                                + found.length);
            }
            return found[Math.max(0, occurrence - 1)];
        }

        /** A header of one cell that holds another mark was most likely meant to be cut there. */
        private static String delimiterHint(List<String> header) {
            return header.size() > 1
                    ? ""
                    : DELIMITERS.stream()
                            .filter(mark -> header.get(0).contains(mark))
                            .findFirst()
                            .map(mark -> " (source.csv.delimiter may be \"" + mark.replace("\t", "\\t") + "\")")
                            .orElse("");
        }

        private void take(CSVRecord record, long line) {
            boolean fine = true;
            Row.Builder row = schema.row();
            boolean later = false;
            if (entityPlaces.length > 0) {
                StringBuilder entity = new StringBuilder();
                for (int place : entityPlaces) {
                    entity.append(record.get(place)).append('\u001f');
                }
                Row.Builder known = byEntity.putIfAbsent(entity.toString(), row);
                later = known != null;
                row = known == null ? row : known;
            }
            for (int i = 0; i < places.length; i++) {
                CellParser parser = parsers.get(i);
                if (later && schema.columns().get(parser.position()).known() == Known.DECISION) {
                    continue;
                }
                String cell = record.get(places[i]);
                if (!parser.parse(cell, row)) {
                    fine = false;
                    unread(line, settings.columns().get(i).header(), cell, parser.rule(cell));
                }
            }
            unparsable += fine ? 0 : 1;
            if (!later) {
                builders.add(row);
            }
        }

        private void unread(long line, String header, String cell, String rule) {
            if (examples.size() < SHOWN && shown.merge(header, 1, Integer::sum) <= SHOWN_OF_COLUMN) {
                examples.add("line " + line + ", column " + header + ": '" + cell + "'");
                faults.add(new DataFaultException(file, line, "column " + header, "'" + cell + "'", rule));
            }
        }

        FileRows finish(String sha256) {
            if (lines == 0) {
                throw new DataFaultException(file, "no row", "must hold a header and at least one row");
            }
            if (unparsable > settings.unparsableShare() * lines) {
                faults.add(new DataFaultException(
                        file,
                        unparsable + " of " + lines + " lines with a cell that cannot be read",
                        "must have cells of the declared types but for a share of " + settings.unparsableShare()
                                + " of its lines (source.csv.unparsableShare)"));
                throw Faults.joined(faults);
            }
            return new FileRows(
                    builders.stream().map(Row.Builder::build).toList(), lines, unparsable, examples, sha256);
        }
    }
}

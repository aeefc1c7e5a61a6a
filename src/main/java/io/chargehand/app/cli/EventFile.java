package io.chargehand.app.cli;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A file of one CloudEvents JSON object a line, in UTF-8, compressed with gzip or not. */
final class EventFile {

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final Path file;

    EventFile(Path file) {
        this.file = file;
    }

    /** Hands over each line that is not blank, with its number from 1 on. Whether it is compressed is read from its start. */
    void forEachLine(LineReader each) {
        try (BufferedReader lines = reader()) {
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    each.read(number, line);
                }
                number++;
            }
        } catch (IOException e) {
            throw new CommandFailedException("Cannot read " + file + ": " + e.getMessage());
        }
    }

    /** Lets {@code content} write the file, which is there only once it is complete; compressed if its name ends in .gz. */
    void write(Content content) {
        Path whole = file.toAbsolutePath();
        Path partial = whole.resolveSibling(whole.getFileName() + ".partial");
        try {
            try (Writer out = writer(partial)) {
                content.to(out);
            }
            Files.move(partial, whole, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailedException("Cannot write " + file + ": " + e.getMessage());
        }
    }

    private BufferedReader reader() throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(2);
        boolean zipped = bytes.read() == GZIP_FIRST && bytes.read() == GZIP_SECOND;
        bytes.reset();
        InputStream plain = zipped ? new GZIPInputStream(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }

    private Writer writer(Path target) throws IOException {
        boolean zipped = file.getFileName().toString().endsWith(".gz");
        var bytes = Files.newOutputStream(target);
        return new java.io.BufferedWriter(
                new OutputStreamWriter(zipped ? new GZIPOutputStream(bytes) : bytes, StandardCharsets.UTF_8));
    }

    /** Takes a line. */
    interface LineReader {
        void read(long number, String line);
    }

    /** Writes lines. */
    interface Content {
        void to(Writer out) throws IOException;
    }
}

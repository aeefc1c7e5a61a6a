package io.chargehand.training;

import io.chargehand.feature.Column;
import io.chargehand.feature.Row;
import io.chargehand.kernel.Sha256;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** The hash of rows that come from no file: equal rows in equal order have equal hashes. Stateless. */
final class RowsHash {

    private RowsHash() {}

    /** SHA-256 in hex over the cells of all rows. */
    static String of(List<Row> rows) {
        MessageDigest digest = Sha256.digest();
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest)))) {
            for (Row row : rows) {
                write(row, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void write(Row row, DataOutputStream out) throws IOException {
        List<Column> columns = row.schema().columns();
        for (int position = 0; position < columns.size(); position++) {
            switch (columns.get(position).type()) {
                case CATEGORY -> text(row.text(position), out);
                case NUMBER -> out.writeDouble(row.number(position));
                case INSTANT -> out.writeLong(row.instant(position));
            }
        }
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}

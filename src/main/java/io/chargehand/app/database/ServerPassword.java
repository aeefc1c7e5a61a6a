package io.chargehand.app.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The password of the embedded server: drawn once, kept in a file that only its owner reads. */
final class ServerPassword {

    private static final int BYTES = 24;

    private ServerPassword() {}

    /** Returns the password in {@code file}, which is made with a new one where it is absent. */
    static String readOrDraw(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] drawn = new byte[BYTES];
            new SecureRandom().nextBytes(drawn);
            Path temporary = Files.createTempFile(file.getParent(), "password-", ".new", ownerOnly(file));
            Files.writeString(temporary, HexFormat.of().formatHex(drawn), StandardCharsets.US_ASCII);
            Files.move(temporary, file);
        }
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}

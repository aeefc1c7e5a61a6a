package io.chargehand.app.database;

import io.chargehand.kernel.Sha256;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/** The programs of the PostgreSQL that this build carries, unpacked once into a cache folder. */
final class PostgresBinaries {

    private static final int OWNER_EXECUTE_BIT = 0100;

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /**
     * Unpacks the programs under {@code cache} unless these very ones are there already.
     *
     * @throws DatabaseException if this build carries none for the present platform
     */
    static PostgresBinaries unpackedIn(Path cache) {
        String resource = resourceName();
        try {
            Path folder = cache.resolve("postgres-" + digest(resource));
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(cache);
                unpack(resource, folder);
            }
            return new PostgresBinaries(folder);
        } catch (IOException e) {
            throw new DatabaseException("Cannot unpack PostgreSQL into " + cache + ": " + e.getMessage(), e);
        }
    }

    /** Returns the path of a program, such as {@code initdb}. */
    Path program(String name) {
        return folder.resolve("bin").resolve(HostPlatform.isWindows() ? name + ".exe" : name);
    }

    private static String resourceName() {
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String bits = arch.contains("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + HostPlatform.current().nativeName() + "-" + bits + ".txz";
    }

    private static InputStream open(String resource) {
        InputStream in = PostgresBinaries.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new DatabaseException("This build carries no PostgreSQL for the present platform (" + resource
                    + "): build it on this platform, or set CHARGEHAND_DB_URL to use a server");
        }
        return new BufferedInputStream(in);
    }

    private static String digest(String resource) throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(resource), Sha256.digest())) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 6);
        }
    }

    private static void unpack(String resource, Path folder) throws IOException {
        Path temporary = Files.createTempDirectory(folder.getParent(), "unpacking-");
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(open(resource)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, temporary);
            }
        }
        FileTrees.moveUnlessThere(temporary, folder);
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("the archive names a file outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            if ((entry.getMode() & OWNER_EXECUTE_BIT) != 0) {
                makeExecutable(target);
            }
        }
    }

    private static void makeExecutable(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null) {
            Set<PosixFilePermission> permissions =
                    EnumSet.copyOf(view.readAttributes().permissions());
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            view.setPermissions(permissions);
        }
    }
}

package io.chargehand.app.database;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second process out of a home folder. The operating system frees the lock when its holder dies, however it
 * dies, so that no stale lock is ever left behind.
 */
final class HomeLock implements AutoCloseable {

    private static final String FILE_NAME = "lock";

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of {@code home}, an existing folder.
     *
     * @throws DatabaseException if a living process, this one included, holds it
     */
    static HomeLock acquire(Path home) {
        Path file = home.resolve(FILE_NAME);
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new DatabaseException(inUse(home, file));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new HomeLock(channel);
        } catch (IOException e) {
            throw new DatabaseException("Cannot lock the home folder " + home + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String inUse(Path home, Path file) throws IOException {
        String holder = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return "The home folder " + home + " is in use by another Chargehand process"
                + (holder.isEmpty() ? "" : " (pid " + holder + ")")
                + ": stop it, or give this one its own with --chargehand.home=FOLDER";
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DatabaseException("Cannot release the lock of the home folder: " + e.getMessage(), e);
        }
    }
}

package io.chargehand.app.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The operating system underneath, as far as starting a server differs on it. */
enum HostPlatform {
    LINUX("linux"),
    MAC("darwin"),
    WINDOWS("windows");

    private final String nativeName;

    HostPlatform(String nativeName) {
        this.nativeName = nativeName;
    }

    static HostPlatform current() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.contains("windows")) {
            return WINDOWS;
        }
        return name.contains("mac") ? MAC : LINUX;
    }

    static boolean isWindows() {
        return current() == WINDOWS;
    }

    /** Returns the name that archives of programs use for this system. */
    String nativeName() {
        return nativeName;
    }

    /**
     * Returns the words to put before a command of PostgreSQL, which refuses to run as root: on Linux a namespace in
     * which the same user has another number.
     */
    static List<String> unprivileged() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return root && current() == LINUX ? List.of("unshare", "-U") : List.of();
    }

    /**
     * Checks that {@link #unprivileged} works here; some containers forbid it.
     *
     * @throws DatabaseException if PostgreSQL cannot be started by this user
     */
    static void requireUnprivileged() {
        if (unprivileged().isEmpty()) {
            return;
        }
        try {
            ServerCommand.run(Path.of("true"), List.of());
        } catch (DatabaseException e) {
            throw new DatabaseException(
                    "PostgreSQL refuses to run as root, and this system forbids to run it in a user namespace"
                            + " (unshare -U): start the service as another user, or set CHARGEHAND_DB_URL to use a server",
                    e);
        }
    }
}

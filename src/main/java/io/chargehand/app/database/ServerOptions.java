package io.chargehand.app.database;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The embedded server's settings, given on its command line so that no file can weaken them. */
final class ServerOptions {

    private final Map<String, String> values;

    private ServerOptions(Map<String, String> values) {
        this.values = values;
    }

    /** Returns settings for a machine of two cores that loads a history in bulk and must not lose a committed row. */
    static ServerOptions durable(int port) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("port", Integer.toString(port));
        values.put("listen_addresses", "127.0.0.1");
        values.put("unix_socket_directories", "");
        values.put("password_encryption", "scram-sha-256");
        values.put("max_connections", "100");
        values.put("timezone", "UTC");
        // A committed row survives a kill and a power cut.
        values.put("fsync", "on");
        values.put("synchronous_commit", "on");
        values.put("full_page_writes", "on");
        // Memory that leaves room for the solver and the models on a machine of 4 GB.
        values.put("shared_buffers", "256MB");
        values.put("work_mem", "16MB");
        values.put("maintenance_work_mem", "128MB");
        values.put("effective_cache_size", "1GB");
        // Few checkpoints while a history is loaded.
        values.put("wal_buffers", "16MB");
        values.put("min_wal_size", "256MB");
        values.put("max_wal_size", "2GB");
        values.put("checkpoint_timeout", "15min");
        values.put("checkpoint_completion_target", "0.9");
        // Statements are short: compiling them or spreading them over two busy cores costs more than it saves.
        values.put("jit", "off");
        values.put("max_parallel_workers_per_gather", "0");
        values.put("random_page_cost", "1.1");
        // A log per day of the week, each written over a week later.
        values.put("logging_collector", "on");
        values.put("log_directory", "log");
        values.put("log_filename", "postgresql-%u.log");
        values.put("log_rotation_age", "1d");
        values.put("log_rotation_size", "0");
        values.put("log_truncate_on_rotation", "on");
        return new ServerOptions(values);
    }

    /** Returns these settings with some replaced. */
    ServerOptions with(Map<String, String> replaced) {
        Map<String, String> merged = new LinkedHashMap<>(values);
        merged.putAll(replaced);
        return new ServerOptions(merged);
    }

    /** Returns the settings as words of a command line that a shell splits. */
    String commandLine() {
        String quote = HostPlatform.isWindows() ? "\"" : "'";
        return values.entrySet().stream()
                .map(entry -> "-c " + quote + entry.getKey() + "=" + entry.getValue() + quote)
                .collect(Collectors.joining(" "));
    }
}

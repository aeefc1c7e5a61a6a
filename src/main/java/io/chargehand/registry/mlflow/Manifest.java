package io.chargehand.registry.mlflow;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a version with their SHA-256. Immutable.
 *
 * @param files hash by name below the version's folder, with slashes
 */
record Manifest(SortedMap<String, String> files) {

    static final String FILE = "manifest.json";

    private static final JsonMapper JSON = new JsonMapper();

    Manifest {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        for (String name : files.keySet()) {
            boolean inside = Path.of("x").resolve(name).normalize().startsWith("x") && !name.startsWith("/");
            Rules.require(inside, "manifest", name, "must name files below the version's folder");
        }
    }

    /** The manifest of a folder. */
    static Manifest of(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                files.put(name, sha256(Files.readAllBytes(file)));
            }
        }
        return new Manifest(files);
    }

    /**
     * Reads a manifest.
     *
     * @param sha256 what its own hash must be
     */
    static Manifest read(byte[] json, String sha256) {
        Rules.require(
                sha256(json).equals(sha256),
                FILE,
                sha256(json),
                "must have the hash that its version states, " + sha256);
        try {
            return new Manifest(JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {}));
        } catch (JacksonException e) {
            throw new InvalidInputException(FILE, e.getOriginalMessage(), "must be hashes by file");
        }
    }

    byte[] write() {
        return JSON.writeValueAsBytes(files);
    }

    /**
     * The content, when it is what the manifest states.
     *
     * @throws InvalidInputException when its hash differs
     */
    byte[] checked(String name, byte[] content) {
        Rules.require(
                sha256(content).equals(files.get(name)), name, sha256(content), "must have the hash of its manifest");
        return content;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK must know SHA-256", e);
        }
    }
}

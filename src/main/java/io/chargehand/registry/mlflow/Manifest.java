package io.chargehand.registry.mlflow;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
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
                files.put(name, Sha256.hex(Files.readAllBytes(file)));
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
                Sha256.hex(json).equals(sha256),
                FILE,
                Sha256.hex(json),
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
                Sha256.hex(content).equals(files.get(name)),
                name,
                Sha256.hex(content),
                "must have the hash of its manifest");
        return content;
    }
}

package io.chargehand.feature.jdbc;

import io.chargehand.kernel.Sha256;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Names the code that folds events into features by its very bytes, so that nobody has to remember to count a version up.
 * Stateless.
 */
final class FoldingCode {

    /** What a fold's outcome hangs on: reading events, the folds, and the types and policies they use. */
    private static final List<String> CODE = List.of("event/**", "feature/**", "kernel", "receiving");

    private FoldingCode() {}

    /** The SHA-256 of the classes, in hexadecimal. */
    static String digest() {
        PathMatchingResourcePatternResolver classes = new PathMatchingResourcePatternResolver();
        try {
            MessageDigest digest = Sha256.digest();
            for (String part : CODE) {
                Resource[] found = classes.getResources("classpath:io/chargehand/" + part + "/*.class");
                Arrays.sort(found, Comparator.comparing(FoldingCode::name));
                for (Resource each : found) {
                    digest.update(each.getContentAsByteArray());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("The service's own classes cannot be read", e);
        }
    }

    private static String name(Resource resource) {
        return String.valueOf(resource.getFilename());
    }
}

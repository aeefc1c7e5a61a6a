package io.chargehand.job;

import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.Sha256;

import java.util.Optional;

/**
 * What was posted to make a job. Immutable.
 *
 * @param body as it was posted
 * @param digest SHA-256 of the body
 * @param key by which the sender knows the request, 1 to 200 characters; sent again with the same body, it finds the same job
 */
public record JobRequest(String body, String digest, Optional<String> key) {

    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;

    /** Checks the key. */
    public JobRequest {
        key.ifPresent(given -> Rules.text(KEY, given, LONGEST_KEY));
    }

    /**
     * A request as it came in.
     *
     * @throws io.chargehand.kernel.InvalidInputException when the key is blank or too long
     */
    public static JobRequest of(String body, Optional<String> key) {
        return new JobRequest(body, Sha256.hex(body), key);
    }

    /**
     * Requires that the key was used for this body before.
     *
     * @param known digest of the body that the key was used for
     * @param what the body is, such as {@code problem}
     * @throws ConflictException when it was another body
     */
    public void requireSame(String known, String what) {
        if (!known.equals(digest)) {
            throw new ConflictException(KEY, key.orElse(""), "must not have been used for another " + what);
        }
    }
}

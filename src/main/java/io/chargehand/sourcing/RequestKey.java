package io.chargehand.sourcing;

import io.chargehand.kernel.Rules;

/**
 * What a caller names a request by, so that sending it again, after an answer that got lost, does nothing anew. Immutable.
 *
 * @param value the key, 1 to 200 characters
 * @param digest of the request, to tell another request of the same key
 */
public record RequestKey(String value, String digest) {

    private static final int LONGEST = 200;

    /**
     * Checks the length.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the header
     */
    public RequestKey {
        Rules.text("Idempotency-Key", value, LONGEST);
        Rules.present("digest", digest);
    }
}

package io.chargehand.backroom;

import io.chargehand.kernel.TaskId;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names tasks after their cause, so that a cause that is seen twice names the same task. Stateless. */
final class TaskIds {

    private static final int LONGEST = 64;
    private static final int DIGEST_BYTES = 16;

    private TaskIds() {}

    /** {@code kind-cause}; the cause is digested where it is too long or holds a character that ids do not. */
    static TaskId of(String kind, String cause) {
        String plain = kind + "-" + cause;
        boolean fits = plain.length() <= LONGEST && plain.chars().allMatch(TaskIds::isPlain);
        return new TaskId(fits ? plain : kind + "-" + digest(cause));
    }

    private static boolean isPlain(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '.'
                || c == '_'
                || c == ':';
    }

    private static String digest(String text) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}

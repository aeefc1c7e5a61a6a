package io.chargehand.backroom;

import io.chargehand.kernel.Sha256;
import io.chargehand.kernel.TaskId;

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
        return Sha256.hex(text).substring(0, 2 * DIGEST_BYTES);
    }
}

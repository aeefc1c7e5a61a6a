package io.chargehand.training;

import io.chargehand.feature.SettingsTree;
import io.chargehand.kernel.Rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where training ends and testing begins, in time: the {@code split} key of a job. A group is whole on the side of its
 * first instant.
 *
 * @param column an instant column
 * @param from the first instant of the test, unless a share or a length is given
 * @param lastShare the share of rows, latest by the column, that tests
 * @param last how long before the latest row the test begins
 * @param until rows whose instant is at or past it do not exist for the run
 */
public record SplitSettings(
        String column,
        Optional<Instant> from,
        Optional<Double> lastShare,
        Optional<Duration> last,
        Optional<Instant> until) {

    /** Checks that exactly one beginning of the test is given. */
    public SplitSettings {
        long given =
                Stream.of(from, lastShare, last).filter(Optional::isPresent).count();
        Rules.require(given == 1, "split", given + " beginnings", "must have exactly one of from, lastShare and last");
    }

    /** Reads the settings. */
    public static SplitSettings read(SettingsTree tree, ZoneId zone) {
        Optional<Double> share = tree.findNumber("lastShare", 0.01, 0.9);
        return new SplitSettings(
                tree.text("column"),
                tree.findText("from").map(text -> instant(tree, "from", text, zone)),
                share,
                tree.findDuration("last"),
                tree.findText("until").map(text -> instant(tree, "until", text, zone)));
    }

    private static Instant instant(SettingsTree tree, String key, String text, ZoneId zone) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw tree.wrong(key, text, "must be a date or an instant such as 2011-07-01 or 2011-07-01T00:00:00Z");
        }
    }
}

package io.chargehand.training;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How numbers of a column are written. Nothing is guessed: 1,234 is a thousand and more where {@code grouping} is a comma,
 * a little more than one where {@code decimal} is, and no number otherwise. Immutable.
 *
 * @param decimal the mark before decimals
 * @param grouping the mark between groups of three digits; none where there is none. A space stands for any kind of space
 * @param units texts that are taken off before or after the number, such as kg, € or %
 */
public record NumberText(char decimal, Optional<Character> grouping, List<String> units) {

    /** Numbers such as {@code -1234.5} and {@code 1e-3}. */
    public static final NumberText PLAIN = new NumberText('.', Optional.empty(), List.of());

    private static final int GROUP = 3;

    /** Copies the list. */
    public NumberText {
        units = List.copyOf(units);
    }

    /** The number; {@code NaN} where the text is none, or no finite one. A minus may follow the digits, as ERP systems write. */
    public double read(String text) {
        String cell = withoutUnits(trimmed(text));
        if (cell.endsWith("-") && !cell.startsWith("-")) {
            cell = "-" + cell.substring(0, cell.length() - 1);
        }
        return plain(decimal == '.' && grouping.isEmpty() ? cell : normal(cell));
    }

    /** What of the settings would make a number of a text, for an error; empty where nothing would. */
    public static String hint(String text) {
        String cell = trimmed(text);
        String unit =
                cell.replaceAll("[-+]?\\d[\\d., '’\u00a0\u202f]*|^[-+]", "").strip();
        List<String> units = unit.isEmpty() ? List.of() : List.of(unit);
        return Stream.of(
                        new NumberText('.', Optional.empty(), units),
                        new NumberText('.', Optional.of(','), units),
                        new NumberText('.', Optional.of(' '), units),
                        new NumberText('.', Optional.of('\''), units),
                        new NumberText('.', Optional.of('’'), units),
                        new NumberText(',', Optional.empty(), units),
                        new NumberText(',', Optional.of('.'), units),
                        new NumberText(',', Optional.of(' '), units),
                        new NumberText(',', Optional.of('\''), units))
                .filter(way -> way.grouping().isEmpty()
                        || way.withoutUnits(cell).indexOf(way.grouping().get()) > 0)
                .filter(way -> !Double.isNaN(way.read(cell)))
                .map(NumberText::written)
                .reduce((one, other) -> one + " or " + other)
                .map(ways -> "; one with " + ways)
                .orElse("");
    }

    private String written() {
        StringBuilder keys = new StringBuilder();
        if (decimal != '.') {
            keys.append(", decimal: \"").append(decimal).append('"');
        }
        grouping.ifPresent(mark -> keys.append(", grouping: \"").append(mark).append('"'));
        if (!units.isEmpty()) {
            keys.append(", units: [\"").append(units.get(0)).append("\"]");
        }
        return keys.substring(Math.min(2, keys.length()));
    }

    private String withoutUnits(String cell) {
        for (String unit : units) {
            if (cell.endsWith(unit)) {
                return trimmed(cell.substring(0, cell.length() - unit.length()));
            }
            String sign = cell.startsWith("-") || cell.startsWith("+") ? cell.substring(0, 1) : "";
            String rest = trimmed(cell.substring(sign.length()));
            if (rest.startsWith(unit)) {
                return sign + trimmed(rest.substring(unit.length()));
            }
        }
        return cell;
    }

    /** The text with a point before decimals and no groups; one that is no number where groups are not of three digits. */
    private String normal(String cell) {
        int end = cell.indexOf(decimal);
        String whole = end < 0 ? cell : cell.substring(0, end);
        String rest = end < 0 ? "" : "." + cell.substring(end + 1);
        if (rest.indexOf(decimal, 1) >= 0 || decimal != '.' && (rest.indexOf('.', 1) >= 0)) {
            return "";
        }
        String digits = grouping.map(mark -> ungrouped(whole, mark)).orElse(whole);
        return digits.indexOf('.') >= 0 ? "" : digits + rest;
    }

    private static String ungrouped(String whole, char mark) {
        String marked = mark == ' ' ? whole.replace('\u00a0', ' ').replace('\u202f', ' ') : whole;
        int first = marked.indexOf(mark);
        if (first < 0) {
            return marked;
        }
        int sign = marked.startsWith("-") || marked.startsWith("+") ? 1 : 0;
        boolean sound = first - sign >= 1 && first - sign <= GROUP && (marked.length() - first) % (GROUP + 1) == 0;
        for (int i = sign; sound && i < marked.length(); i++) {
            boolean at = i >= first && (i - first) % (GROUP + 1) == 0;
            sound = at ? marked.charAt(i) == mark : Character.isDigit(marked.charAt(i));
        }
        return sound ? marked.replace(String.valueOf(mark), "") : ".";
    }

    private static double plain(String cell) {
        if (cell.isEmpty()) {
            return Double.NaN;
        }
        char last = cell.charAt(cell.length() - 1);
        if (last != '.' && !Character.isDigit(last)) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(cell);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Without spaces around, those that do not break included. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}

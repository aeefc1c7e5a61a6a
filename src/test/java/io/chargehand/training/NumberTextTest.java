package io.chargehand.training;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers are read as the job says they are written, and in no other way. */
class NumberTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1234.5          | . |     |       | 1234.5
            -1e-3           | . |     |       | -0.001
            1,234.50        | . | ,   |       | 1234.5
            1.234.567,5     | , | .   |       | 1234567.5
            -1.234,5        | , | .   |       | -1234.5
            1.234,5-        | , | .   |       | -1234.5
            40,951          | , |     |       | 40.951
            1 234,5         | , | ` ` |       | 1234.5
            1\u00a0234,5 €  | , | ` ` | €     | 1234.5
            1'234.5         | . | `'` |       | 1234.5
            $1,234.50       | . | ,   | $,USD | 1234.5
            -$5.00          | . |     | $     | -5
            10.8 kg         | . |     | kg    | 10.8
            12,5 %          | , |     | %     | 12.5
            1,234           | . |     |       | NaN
            1.234           | , |     |       | NaN
            12,34.5         | . | ,   |       | NaN
            1,2345          | . | ,   |       | NaN
            1,23            | . | ,   |       | NaN
            ,234            | . | ,   |       | NaN
            1.234,5,6       | , | .   |       | NaN
            500 g           | . |     | kg    | NaN
            many            | . |     |       | NaN
            kg              | . |     | kg    | NaN
            """)
    void isReadAsWritten(String text, char decimal, String grouping, String units, double number) {
        Optional<Character> mark = Optional.ofNullable(grouping).map(each -> each.charAt(0));
        List<String> taken =
                units == null ? List.of() : Arrays.stream(units.split(",")).toList();
        assertThat(new NumberText(decimal, mark, taken).read(text)).isEqualTo(Double.valueOf(number));
    }

    @Test
    void theErrorTellsTheKeysThatWouldReadANumber() {
        assertThat(NumberText.hint("1.234,50 €"))
                .isEqualTo("; one with decimal: \",\", grouping: \".\", units: [\"€\"]");
        assertThat(NumberText.hint("1,234")).isEqualTo("; one with grouping: \",\" or decimal: \",\"");
        assertThat(NumberText.hint("10.8 kg")).isEqualTo("; one with units: [\"kg\"]");
        assertThat(NumberText.hint("many")).isEmpty();
        assertThat(NumberText.hint("a1b2")).isEmpty();
    }
}

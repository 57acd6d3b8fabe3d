package io.tollgate.billing.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDecimalTest {

    @Test
    void readsWhatPeopleWrite() {
        assertThat(PlainDecimal.read(" 0.0000002 ")).isEqualByComparingTo("2e-7");
        assertThat(PlainDecimal.read("-25.00")).isEqualByComparingTo("-25");
        assertThat(PlainDecimal.read("1e3")).isEqualByComparingTo("1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e20000000", "1e-20000000", "0e2147483647", "1e41", "1e-2147483647"})
    void refusesExponentsThatWouldTakeMuchTime(String written) {
        assertThatThrownBy(() -> PlainDecimal.read(written)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesNumbersOfManyDigitsBeforeReadingThem() {
        assertThatThrownBy(() -> PlainDecimal.read("1".repeat(65))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatThrownBy(() -> PlainDecimal.read("ten")).isInstanceOf(NumberFormatException.class);
    }
}

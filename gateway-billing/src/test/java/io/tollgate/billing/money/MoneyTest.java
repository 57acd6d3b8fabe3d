package io.tollgate.billing.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Property
    void readsBackTheUsdThatItShows(@ForAll @LongRange(min = 0) long pico) {
        assertThat(Money.ofUsd(new Money(pico).usd()).pico()).isEqualTo(pico);
    }

    @Property
    void countsABudgetUpToTheNextNano(@ForAll @LongRange(min = 0) long pico) {
        long nano = new Money(pico).budgetNano();

        assertThat(BigDecimal.valueOf(nano)).isGreaterThanOrEqualTo(BigDecimal.valueOf(pico, 3));
        assertThat(BigDecimal.valueOf(nano - 1)).isLessThan(BigDecimal.valueOf(pico, 3));
    }

    @Test
    void roundsAPercentageHalfUpAtOnePico() {
        assertThat(new Money(50).percent(new BigDecimal("5"))).isEqualTo(new Money(3));
        assertThat(new Money(49).percent(new BigDecimal("5"))).isEqualTo(new Money(2));
    }

    @Test
    void isNeverNegative() {
        assertThatThrownBy(() -> new Money(1).minus(new Money(2))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failsRatherThanWrapsAround() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesToReadWhatItCannotHoldExactly() {
        assertThatThrownBy(() -> Money.ofUsd(new BigDecimal("0.0000000000001")))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void isShownAsAPlainDecimalWithAtLeastTwoPlaces() {
        assertThat(Money.showNano(25_000_000_000L)).isEqualTo("25.00");
        assertThat(Money.showNano(1)).isEqualTo("0.000000001");
        assertThat(Money.show(new BigDecimal("0.000000000000"))).isEqualTo("0.00");
        assertThat(Money.show(new BigDecimal("100"))).isEqualTo("100.00");
    }
}

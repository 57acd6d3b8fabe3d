package io.tollgate.billing.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.billing.money.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TermsTest {

    private static final Tariff UPSTREAM = Tariff.parse(Map.of("input", "2", "output", "8"));
    private static final Tariff LIST = Tariff.parse(Map.of("input", "3", "output", "12"));
    private static final PriceVersion PRICE = new PriceVersion(new UUID(0, 1), UPSTREAM, LIST);

    @Test
    void chargeTheOwnKeyFeeAloneAndCountWhatTheProviderBillsAsSpend() {
        Terms terms = new Terms(BigDecimal.TEN, new BigDecimal("5"), new BigDecimal("1"));

        Cost cost = PRICE.cost(TokenUsage.of(1_000_000, 0), terms, Payer.TENANT);

        assertThat(cost.upstream().usd()).isEqualByComparingTo("2");
        assertThat(cost.list().usd()).isEqualByComparingTo("3");
        assertThat(cost.discount()).isEqualTo(Money.ZERO);
        assertThat(cost.fee().usd()).isEqualByComparingTo("0.03");
        assertThat(cost.charged().usd()).isEqualByComparingTo("0.03");
        assertThat(cost.spend().usd()).isEqualByComparingTo("2.03");
    }

    @Test
    void chargeNothingOnOwnKeysUnlessAFeeIsAgreedOn() {
        Terms terms = new Terms(BigDecimal.ZERO, new BigDecimal("5"));

        Cost cost = PRICE.cost(TokenUsage.of(10, 10), terms, Payer.TENANT);

        assertThat(cost.charged()).isEqualTo(Money.ZERO);
        assertThat(cost.spend()).isEqualTo(cost.upstream());
    }

    @Property(tries = 300)
    void neverSpendMoreThanTheHoldWhoeverPays(
            @ForAll @IntRange(max = 300_000) int input,
            @ForAll @IntRange(max = 30_000) int output,
            @ForAll @IntRange(max = 1_000_000) int fee,
            @ForAll @IntRange(max = 1_000_000) int ownFee,
            @ForAll Payer payer) {
        Terms terms = new Terms(BigDecimal.ZERO, BigDecimal.valueOf(fee, 4), BigDecimal.valueOf(ownFee, 4));
        Bound bound = Bound.of(input, 1, ServiceTier.STANDARD);

        long spent =
                PRICE.cost(TokenUsage.of(input, output), terms, payer).spend().budgetNano();

        assertThat(spent)
                .isLessThanOrEqualTo(PRICE.estimate(bound, terms, payer).nano(output));
    }

    @Test
    void refusePercentagesThatMakeNoSense() {
        assertThatThrownBy(() -> new Terms(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE.negate()))
                .hasMessageContaining("own_key_fee_percent");
    }
}

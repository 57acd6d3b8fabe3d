package io.tollgate.billing.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.money.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PriceVersionTest {

    private static final Rates UPSTREAM = new Rates(2_500_000, 250_000, 3_125_000, 5_000_000, 15_000_000, 0);
    private static final PriceVersion PRICE = new PriceVersion(new UUID(0, 1), UPSTREAM, UPSTREAM);

    @Test
    void addsUpDisjointKindsOfTokens() {
        TokenUsage usage = new TokenUsage(1_000, 2_000, 300, 40, 500, 100);

        Cost cost = PRICE.cost(usage, Terms.NONE);

        // 1000×2.5 + 2000×0.25 + 300×3.125 + 40×5 + 500×15, in USD per million
        assertThat(cost.upstream()).isEqualTo(new Money(11_637_500_000L));
        assertThat(cost.spend()).isEqualTo(cost.list());
    }

    @Test
    void savesWithACacheWhatItsTokensWouldHaveCostMoreAsPlainInputInTheSameBracket() {
        Tariff list = Tariff.parse(Map.of(
                "input", "2.5",
                "cache_read", "0.25",
                "output", "15",
                "above_200k.input", "5",
                "above_200k.cache_read", "0.5"));
        PriceVersion price = new PriceVersion(new UUID(0, 3), Tariff.flat(Rates.FREE), list);

        assertThat(price.cacheSaved(new TokenUsage(1_000, 2_000, 300, 40, 500, 100)))
                .isEqualTo(new Money(2_000 * 2_250_000L));
        assertThat(price.cacheSaved(new TokenUsage(199_000, 2_000, 0, 0, 500, 0)))
                .isEqualTo(new Money(2_000 * 4_500_000L));
        assertThat(price.cacheSaved(TokenUsage.of(1_000, 500))).isEqualTo(Money.ZERO);
    }

    @Test
    void savesNothingWithACacheThatCostsMoreThanPlainInput() {
        Rates rates = new Rates(1_000_000, 2_000_000, 0, 0, 0, 0);

        assertThat(new PriceVersion(new UUID(0, 4), rates, rates).cacheSaved(new TokenUsage(0, 9, 0, 0, 0, 0)))
                .isEqualTo(Money.ZERO);
    }

    @Test
    void takesTheDiscountOffBeforeItAddsTheFee() {
        Terms terms = new Terms(new BigDecimal("10"), new BigDecimal("5"));

        Cost cost = PRICE.cost(TokenUsage.of(1_000_000, 0), terms);

        assertThat(cost.list().usd()).isEqualByComparingTo("2.5");
        assertThat(cost.discount().usd()).isEqualByComparingTo("0.25");
        assertThat(cost.fee().usd()).isEqualByComparingTo("0.1125");
        assertThat(cost.charged().usd()).isEqualByComparingTo("2.3625");
    }

    @Test
    void keepsWhatTheProviderBillsApartFromTheListPrice() {
        PriceVersion resold = new PriceVersion(new UUID(0, 2), UPSTREAM, new Rates(3_000_000, 0, 0, 0, 20_000_000, 0));

        Cost cost = resold.cost(TokenUsage.of(10, 10), Terms.NONE);

        assertThat(cost.upstream()).isEqualTo(new Money(175_000_000));
        assertThat(cost.spend()).isEqualTo(new Money(230_000_000));
    }
}

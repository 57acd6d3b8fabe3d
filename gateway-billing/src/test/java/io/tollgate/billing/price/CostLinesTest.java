package io.tollgate.billing.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The lines of a row explain it to the pico-dollar. */
class CostLinesTest {

    private static final PriceVersion PRICE = new PriceVersion(
            new UUID(0, 1),
            Tariff.parse(Map.of(
                    "input",
                    "3",
                    "cache_read",
                    "0.3",
                    "cache_write_5m",
                    "3.75",
                    "output",
                    "15",
                    "audio_input",
                    "40",
                    "above_200k.input",
                    "6",
                    "above_200k.output",
                    "22.5",
                    "batch.multiplier",
                    "0.5",
                    "search",
                    "0.01",
                    "request",
                    "0.002")),
            Tariff.parse(Map.of("input", "3.3", "output", "16", "reasoning", "20", "image_input", "5.000001")));

    @Property(tries = 300)
    void addUpToWhatTheRowSays(
            @ForAll @IntRange(max = 400_000) int input,
            @ForAll @IntRange(max = 100_000) int cached,
            @ForAll @IntRange(max = 100_000) int written,
            @ForAll @IntRange(max = 60_000) int output,
            @ForAll @IntRange(max = 60_000) int reasoning,
            @ForAll @IntRange(max = 3) int apart,
            @ForAll ServiceTier tier,
            @ForAll @IntRange(max = 2_000) int others) {
        TokenUsage usage = new TokenUsage(input, cached, written, 0, output, reasoning, units(apart), tier);
        BigDecimal list = PRICE.list().cost(usage).usd().add(BigDecimal.valueOf(others, 12));
        BigDecimal upstream = PRICE.upstream().cost(usage).usd().add(BigDecimal.valueOf(others * 2L, 12));

        List<CostLine> lines = CostLines.of(usage, PRICE, list, upstream);

        assertThat(sum(lines, CostLine::listCost)).isEqualByComparingTo(list);
        assertThat(sum(lines, CostLine::upstreamCost)).isEqualByComparingTo(upstream);
        assertThat(lines.stream().anyMatch(line -> line.kind().equals("other_attempts")))
                .isEqualTo(others > 0);
    }

    private static Units units(int apart) {
        return Units.NONE
                .and(Unit.AUDIO_INPUT, apart * 700L)
                .and(Unit.IMAGE_INPUT, apart * 1_100L)
                .and(Unit.SEARCH, apart);
    }

    private static BigDecimal sum(List<CostLine> lines, Function<CostLine, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(Money.ZERO.usd(), BigDecimal::add);
    }
}

package io.tollgate.billing.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds of every price and every use of it. */
class PricePropertyTest {

    private static final List<Unit> APART = List.of(
            Unit.AUDIO_INPUT, Unit.AUDIO_CACHE_READ, Unit.AUDIO_OUTPUT, Unit.IMAGE_INPUT, Unit.SEARCH, Unit.SECOND);

    @Property(tries = 300)
    void readsBackTheDocumentItWrites(@ForAll("tariffs") Tariff tariff) {
        assertThat(Tariff.parse(tariff.document())).isEqualTo(tariff);
    }

    @Property(tries = 300)
    void costsTheSumOfItsParts(@ForAll("usages") TokenUsage one, @ForAll("usages") TokenUsage other) {
        Rates rates = Tariff.parse(Map.of("input", "3", "output", "15", "reasoning", "4", "audio_input", "40"))
                .standard();

        assertThat(rates.cost(sum(one, other))).isEqualTo(rates.cost(one).plus(rates.cost(other)));
    }

    @Property(tries = 300)
    void neverCostsLessForMore(
            @ForAll("tariffs") Tariff tariff, @ForAll("usages") TokenUsage usage, @ForAll("usages") TokenUsage more) {
        TokenUsage all = sum(usage, more).at(usage.tier());
        Rates rates = tariff.rates(all);

        assertThat(rates.cost(all)).isGreaterThanOrEqualTo(rates.cost(usage));
    }

    @Property(tries = 300)
    void neverCostsMoreThanTheHold(
            @ForAll("tariffs") Tariff tariff,
            @ForAll("usages") TokenUsage usage,
            @ForAll @LongRange(min = 0, max = 1_000) long spare,
            @ForAll @IntRange(max = 1_000_000) int discount,
            @ForAll @IntRange(max = 1_000_000) int fee) {
        PriceVersion price = new PriceVersion(new UUID(0, 1), tariff, tariff);
        Terms terms = new Terms(BigDecimal.valueOf(discount, 4), BigDecimal.valueOf(fee, 4));
        Units items = new Units(items(usage));
        Bound bound = new Bound(usage.totalInput() + spare, 0, items, 1, usage.tier());

        long spent = price.cost(usage, terms).spend().budgetNano();

        assertThat(spent).isLessThanOrEqualTo(price.estimate(bound, terms).nano(usage.totalOutput()));
    }

    @Property(tries = 300)
    void neverCostsMoreThanAHoldThatKnowsWhatGoesIn(
            @ForAll("tariffs") Tariff tariff, @ForAll("usages") TokenUsage usage) {
        PriceVersion price = new PriceVersion(new UUID(0, 1), tariff, tariff);
        long text = usage.totalInput() - usage.units().inputTokens();
        Bound bound = new Bound(0, text, usage.units(), 1, usage.tier());

        long spent = price.cost(usage, Terms.NONE).spend().budgetNano();

        assertThat(spent).isLessThanOrEqualTo(price.estimate(bound, Terms.NONE).nano(usage.totalOutput()));
    }

    @Provide
    Arbitrary<Tariff> tariffs() {
        Arbitrary<Long> rates = Arbitraries.longs().between(1, 40_000_000).map(it -> it * 100);
        Arbitrary<List<Long>> thresholds = Arbitraries.of(1L, 3L, 200L)
                .map(it -> it * 1_000)
                .set()
                .ofMaxSize(3)
                .map(List::copyOf);
        Arbitrary<List<ServiceTier>> tiers = Arbitraries.of(ServiceTier.BATCH, ServiceTier.PRIORITY)
                .set()
                .ofMaxSize(2)
                .map(List::copyOf);
        Arbitrary<List<Long>> numbers = rates.list().ofSize(200);
        return Combinators.combine(thresholds, tiers, numbers).as(PricePropertyTest::tariff);
    }

    @Provide
    Arbitrary<TokenUsage> usages() {
        Arbitrary<Long> counts = Arbitraries.longs().between(0, 5_000);
        Arbitrary<Units> units = Arbitraries.maps(
                        Arbitraries.of(APART), Arbitraries.longs().between(1, 3_000))
                .ofMaxSize(3)
                .map(Units::new);
        return Combinators.combine(counts.list().ofSize(6), units, Arbitraries.of(ServiceTier.class))
                .as((n, apart, tier) ->
                        new TokenUsage(n.get(0), n.get(1), n.get(2), n.get(3), n.get(4), n.get(5), apart, tier));
    }

    private static Tariff tariff(List<Long> thresholds, List<ServiceTier> tiers, List<Long> numbers) {
        Map<Variant, Rates> cells = new HashMap<>();
        int next = 0;
        for (long above : with(0L, thresholds)) {
            for (ServiceTier tier : with(ServiceTier.STANDARD, tiers)) {
                cells.put(new Variant(above, tier, Optional.empty()), rates(numbers.subList(next, next + 10)));
                next += 10;
            }
        }
        return Tariff.of(cells);
    }

    private static Rates rates(List<Long> n) {
        Map<Unit, Long> rates = new EnumMap<>(Unit.class);
        rates.put(Unit.INPUT, n.get(0));
        rates.put(Unit.OUTPUT, n.get(1));
        rates.put(Unit.CACHE_READ, Math.max(100, n.get(0) / 10));
        rates.put(Unit.CACHE_WRITE_5M, n.get(3));
        rates.put(Unit.CACHE_WRITE_1H, n.get(3) + n.get(4));
        rates.put(Unit.REASONING, n.get(5));
        rates.put(Unit.AUDIO_INPUT, n.get(6) + n.get(0));
        rates.put(Unit.AUDIO_OUTPUT, n.get(7));
        rates.put(Unit.SEARCH, n.get(8));
        rates.put(Unit.REQUEST, n.get(9));
        return new Rates(rates);
    }

    private static <T> List<T> with(T first, List<T> others) {
        List<T> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private static Map<Unit, Long> items(TokenUsage usage) {
        Map<Unit, Long> items = new HashMap<>(usage.units().counts());
        items.keySet().removeIf(unit -> unit.isInputToken() || unit.isOutputToken());
        return items;
    }

    private static TokenUsage sum(TokenUsage a, TokenUsage b) {
        Units units = a.units();
        for (Map.Entry<Unit, Long> more : b.units().counts().entrySet()) {
            units = units.and(more.getKey(), more.getValue());
        }
        return new TokenUsage(
                        a.input() + b.input(),
                        a.cacheRead() + b.cacheRead(),
                        a.cacheWrite5m() + b.cacheWrite5m(),
                        a.cacheWrite1h() + b.cacheWrite1h(),
                        a.output() + b.output(),
                        a.reasoning() + b.reasoning())
                .with(units);
    }
}

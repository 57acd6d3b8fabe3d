package io.tollgate.routing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.health.Condition;
import io.tollgate.routing.health.Standing;
import io.tollgate.routing.plan.Affinity.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StickinessTest {

    private static final RoutingPolicy BALANCED = RoutingPolicy.DEFAULT;
    private static final List<String> NAMES = List.of("alder", "birch", "cedar", "fir");

    @Property(tries = 200)
    void sendsTheSameKeyToTheSamePlaceWhateverTheRequest(
            @ForAll Strategy strategy, @ForAll long key, @ForAll long one, @ForAll long other) {
        RoutingPolicy policy = RoutingPolicy.of(strategy);

        assertThat(caching().tries(policy, one, shared(key)))
                .isEqualTo(caching().tries(policy, other, shared(key)));
    }

    @Property(tries = 200)
    void movesNobodyElseWhenOneFails(
            @ForAll Strategy strategy, @ForAll long key, @ForAll @IntRange(max = 3) int index) {
        RoutingPolicy policy = RoutingPolicy.of(strategy);
        String failing = NAMES.get(index);
        List<String> before = caching().tries(policy, 1, shared(key));

        List<String> after = caching().is(failing, Standing.OPEN).tries(policy, 2, shared(key));

        assertThat(after.get(0)).isEqualTo(before.get(0).equals(failing) ? before.get(1) : before.get(0));
    }

    @Property(tries = 200)
    void keepsWhoIsThereAlreadyInItsPlaceWhenOthersAreSlowOrErr(
            @ForAll long key, @ForAll @Size(4) List<@IntRange(min = 50, max = 5_000) Integer> times) {
        String home = caching().tries(BALANCED, 1, shared(key)).get(0);
        Sellers market = caching();
        for (int i = 0; i < NAMES.size(); i++) {
            market.takes(NAMES.get(i), times.get(i), times.get(i) / 40.0);
        }

        assertThat(market.tries(BALANCED, 2, shared(key))).startsWith(home);
    }

    @Property(tries = 20)
    void givesNobodyFarMoreThanItsShareOfTheLoad(@ForAll long oneKey) {
        Map<String, Integer> underWay = new HashMap<>();
        for (int request = 0; request < 400; request++) {
            Sellers market = caching();
            underWay.forEach((name, calls) -> market.is(name, busy(calls)));
            String first = market.tries(BALANCED, request, shared(oneKey)).get(0);
            underWay.merge(first, 1, Integer::sum);
        }

        assertThat(underWay.values()).allSatisfy(calls -> assertThat(calls).isLessThanOrEqualTo(400 / 4 * 5 / 4 + 1));
    }

    @Test
    void spreadsKeysByThePriceOfACachedPrompt() {
        Sellers market = new Sellers().caches("alder", "1", "0.1").caches("birch", "1", "0.1");

        long toAlder = LongStream.range(0, 10_000)
                .filter(key -> market.tries(BALANCED, 1, shared(key)).get(0).equals("alder"))
                .count();

        assertThat(toAlder).isBetween(4_700L, 5_300L);
    }

    @Test
    void doesNotStayWhereTheCacheSavesLessThanASwitchWould() {
        Sellers market = new Sellers().caches("dear", "5", "4.5").caches("cheap", "1", "0.1");

        assertThat(LongStream.range(0, 100)
                        .mapToObj(key -> market.tries(BALANCED, 1, shared(key)).get(0)))
                .containsOnly("cheap");
    }

    @Test
    void drawsEachTimeAnewWhereNobodySellsCachedInputForLess() {
        Sellers market = new Sellers().sells("alder", "1").sells("birch", "1");

        assertThat(LongStream.range(0, 50)
                        .mapToObj(
                                seed -> market.tries(BALANCED, seed, shared(7)).get(0)))
                .contains("alder", "birch");
        assertThat(market.home(BALANCED, shared(7))).isEmpty();
    }

    @Test
    void staysInAnyCaseWhenTheCallerGivesAKey() {
        Sellers market = new Sellers().sells("alder", "1").sells("birch", "1");
        Affinity explicit = new Affinity(7, Source.PROMPT_CACHE_KEY, 800);

        assertThat(LongStream.range(0, 50)
                        .mapToObj(seed -> market.tries(BALANCED, seed, explicit).get(0)))
                .hasSize(50)
                .containsOnly(market.tries(BALANCED, 1, explicit).get(0));
    }

    @Test
    void leavesAProviderThatOftenFailsAndSaysSo() {
        String home = caching().tries(BALANCED, 1, shared(7)).get(0);
        Condition failing = new Condition(Standing.CLOSED, 800, 0, 20, 0.3, 0.7, 0, 1);

        Sellers market = caching().is(home, failing);

        assertThat(market.tries(BALANCED, 1, shared(7)).get(0)).isNotEqualTo(home);
        assertThat(market.home(BALANCED, shared(7)).flatMap(Home::left)).contains("failing");
    }

    @Test
    void saysWhyItIsNotAtHome() {
        String home = caching().tries(BALANCED, 1, shared(7)).get(0);

        assertThat(caching().home(BALANCED, shared(7)).orElseThrow().left()).isEmpty();
        assertThat(left(caching().is(home, Standing.OPEN))).contains("open");
        assertThat(left(caching().is(home, Standing.COOLING))).contains("cooling");
        assertThat(left(caching().is(home, busy(100)))).contains("crowded");
    }

    @Test
    void obeysTheCallersOrderFirst() {
        RoutingPolicy ordered = new RoutingPolicy(Strategy.BALANCED, List.of("fir"), true, Constraints.NONE);

        assertThat(LongStream.range(0, 20)
                        .mapToObj(
                                key -> caching().tries(ordered, 1, shared(key)).get(0)))
                .containsOnly("fir");
    }

    private static Optional<String> left(Sellers market) {
        return market.home(BALANCED, shared(7)).orElseThrow().left();
    }

    private static Condition busy(int calls) {
        return new Condition(Standing.CLOSED, 800, 0, 20, 0, 1, calls, 1);
    }

    private static Affinity shared(long key) {
        return new Affinity(key, Source.PREFIX, 800);
    }

    private static Sellers caching() {
        Sellers market = new Sellers();
        NAMES.forEach(name -> market.caches(name, "1", "0.1"));
        return market;
    }
}

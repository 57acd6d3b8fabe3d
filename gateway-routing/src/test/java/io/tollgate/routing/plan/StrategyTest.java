package io.tollgate.routing.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tollgate.routing.health.Condition;
import io.tollgate.routing.health.Standing;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StrategyTest {

    private static final RoutingPolicy BALANCED = RoutingPolicy.of(Strategy.BALANCED);

    @Test
    void balancedSharesByThePriceSquared() {
        Sellers sellers = new Sellers().sells("cheap", "1").sells("dear", "2").sells("dearest", "4");

        assertThat(sellers.share("cheap", BALANCED)).isCloseTo(100 * 16.0 / 21, within(1.5));
        assertThat(sellers.share("dear", BALANCED)).isCloseTo(100 * 4.0 / 21, within(1.5));
    }

    @Test
    void balancedPrefersWhatAnswersFasterAndFailsLess() {
        Sellers faster = new Sellers().sells("fast", "1").sells("slow", "1");
        faster.takes("fast", 100, 10).takes("slow", 300, 30);
        Sellers better = new Sellers().sells("sound", "1").sells("flaky", "1");
        better.is("flaky", new Condition(Standing.CLOSED, 800, 0, 20, 0.5, 0.5, 0, 1));

        assertThat(faster.share("fast", BALANCED)).isCloseTo(75, within(1.5));
        assertThat(better.share("sound", BALANCED)).isCloseTo(80, within(1.5));
    }

    @Test
    void balancedPrefersWhatIsFree() {
        assertThat(new Sellers().sells("free", "0").sells("dear", "1").share("free", BALANCED))
                .isEqualTo(100);
    }

    @Test
    void latencyGoesByTheFirstTokenAndThroughputByTheOthers() {
        Sellers sellers = new Sellers().sells("eager", "3").sells("steady", "3").sells("cheap", "1");
        sellers.takes("eager", 50, 40).takes("steady", 500, 5);

        assertThat(sellers.tries(RoutingPolicy.of(Strategy.LATENCY))).containsExactly("eager", "steady", "cheap");
        assertThat(sellers.tries(RoutingPolicy.of(Strategy.THROUGHPUT))).containsExactly("steady", "cheap", "eager");
    }

    @Test
    void weightedSharesByWeightAndTriesWhatHasNoneLast() {
        Sellers sellers =
                new Sellers().sells("three", "9", 0, 3).sells("one", "1", 0, 1).sells("none", "1", 0, 0);
        RoutingPolicy weighted = RoutingPolicy.of(Strategy.WEIGHTED);

        assertThat(sellers.share("three", weighted)).isCloseTo(75, within(1.5));
        assertThat(sellers.tries(weighted)).last().isEqualTo("none");
    }

    @Test
    void priorityComesBeforeWeight() {
        Sellers sellers =
                new Sellers().sells("later", "1", 2, 100).sells("a", "5", 1, 3).sells("b", "5", 1, 1);
        RoutingPolicy priority = RoutingPolicy.of(Strategy.PRIORITY);

        assertThat(sellers.share("a", priority)).isCloseTo(75, within(1.5));
        assertThat(sellers.tries(priority)).last().isEqualTo("later");
    }

    @Test
    void whatRecoversGetsItsShareOnly() {
        Sellers sellers = new Sellers().sells("recovering", "1").sells("dear", "50");
        sellers.is("recovering", new Condition(Standing.CLOSED, 800, 0, 20, 0, 1, 0, 0.25));

        assertThat(sellers.share("recovering", RoutingPolicy.of(Strategy.PRICE)))
                .isCloseTo(25, within(1.5));
    }

    @Test
    void triesTheCallersProvidersInTheirOrderThenTheOthers() {
        Sellers sellers =
                new Sellers().sells("a", "1").sells("b", "2").sells("c", "3").sells("d", "4");
        RoutingPolicy ordered = new RoutingPolicy(Strategy.PRICE, List.of("d", "b"), true, Constraints.NONE);

        assertThat(sellers.tries(ordered)).containsExactly("d", "b", "a", "c");
        assertThat(sellers.is("d", Standing.OPEN).tries(ordered)).containsExactly("b", "a", "c", "d");
    }

    @Test
    void withoutFallbacksTriesTheOrderOrTheFirstAlone() {
        Sellers sellers = new Sellers().sells("a", "1").sells("b", "2").sells("c", "3");

        assertThat(sellers.tries(new RoutingPolicy(Strategy.PRICE, List.of("c", "b"), false, Constraints.NONE)))
                .containsExactly("c", "b");
        assertThat(sellers.tries(new RoutingPolicy(Strategy.PRICE, List.of(), false, Constraints.NONE)))
                .containsExactly("a");
    }

    @Property(tries = 200)
    void neverPutsWhatStandsWorseBeforeWhatStandsBetter(
            @ForAll Strategy strategy, @ForAll long seed, @ForAll @IntRange(max = 3) int open) {
        List<String> names = List.of("a", "b", "c", "d");
        Sellers sellers = new Sellers();
        names.forEach(name -> sellers.sells(name, "1"));
        sellers.is(names.get(open), Standing.OPEN);

        assertThat(sellers.tries(RoutingPolicy.of(strategy), seed)).last().isEqualTo(names.get(open));
    }
}

package io.tollgate.routing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tollgate.routing.plan.Affinity.Source;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a plan of twenty candidates takes of the heap, before the optimising compiler makes it less. */
class PlanCostTest {

    private static final int CANDIDATES = 20;
    private static final int PLANS = 1_000;
    private static final int ROUNDS = 10;
    private static final long MOST_BYTES = 3_500;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void isSmallForEachStrategyWithAndWithoutAHome(Strategy strategy) {
        Sellers market = new Sellers();
        for (int i = 0; i < CANDIDATES; i++) {
            market.caches("seller-" + i, Integer.toString(1 + i % 5), "0.1").takes("seller-" + i, 300 + i, 20);
        }

        assertSmall(market, RoutingPolicy.of(strategy), Optional.empty());
        assertSmall(market, RoutingPolicy.of(strategy), Optional.of(new Affinity(7, Source.PREFIX, 800)));
    }

    private static void assertSmall(Sellers market, RoutingPolicy policy, Optional<Affinity> affinity) {
        long bytes = Long.MAX_VALUE;
        Sellers.Market open = market.open(7, affinity);
        for (int round = 0; round < ROUNDS && bytes > MOST_BYTES; round++) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < PLANS; i++) {
                assertPlanned(open.plan(policy));
            }
            bytes = Math.min(bytes, (THREADS.getCurrentThreadAllocatedBytes() - allocated) / PLANS);
        }
        assertThat(bytes).as("bytes").isLessThanOrEqualTo(MOST_BYTES);
    }

    private static void assertPlanned(Plan plan) {
        if (!(plan instanceof Plan.Attempts found) || found.attempts().size() != CANDIDATES) {
            throw new AssertionError(plan);
        }
    }
}

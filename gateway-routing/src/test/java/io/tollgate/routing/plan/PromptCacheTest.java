package io.tollgate.routing.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tollgate.routing.health.Standing;
import io.tollgate.routing.plan.Affinity.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** A hundred conversations with a long prompt at three providers that cache it, one of which comes and goes. */
class PromptCacheTest {

    private static final int CONVERSATIONS = 100;
    private static final int TURNS = 50;
    private static final String FLAPPING = "birch";

    /** A conversation's turn: who served it, and whether he had it cached. */
    private record Turn(String offering, boolean hit) {}

    @Test
    void hitsAsOftenForThoseWhoAreNotOnTheFlappingOne() {
        Map<Integer, List<Turn>> calm = converse(turn -> false);
        Map<Integer, List<Turn>> flapping = converse(turn -> turn / 5 % 2 == 1);

        Set<Integer> elsewhere = new HashSet<>(calm.keySet());
        elsewhere.removeIf(
                it -> calm.getOrDefault(it, List.of()).get(0).offering().equals(FLAPPING));

        assertThat(elsewhere).hasSizeBetween(40, 90);
        assertThat(hitRate(flapping, elsewhere)).isCloseTo(hitRate(calm, elsewhere), within(0.02));
        assertThat(hitRate(calm, elsewhere)).isEqualTo(1 - 1.0 / TURNS);
    }

    @Test
    void readsAConversationAnewOnlyOnceAtEachOfItsPlaces() {
        Map<Integer, List<Turn>> flapping = converse(turn -> turn / 5 % 2 == 1);

        assertThat(flapping.values())
                .allSatisfy(turns -> assertThat(
                                turns.stream().filter(turn -> !turn.hit()).count())
                        .isLessThanOrEqualTo(2));
    }

    private static Map<Integer, List<Turn>> converse(IntPredicate isAway) {
        Map<String, Set<Integer>> caches = new HashMap<>();
        Map<Integer, List<Turn>> turns = new HashMap<>();
        for (int turn = 0; turn < TURNS; turn++) {
            Sellers market = new Sellers()
                    .caches("alder", "1", "0.1")
                    .caches(FLAPPING, "1", "0.1")
                    .caches("cedar", "1.1", "0.11")
                    .is(FLAPPING, isAway.test(turn) ? Standing.OPEN : Standing.CLOSED);
            for (int conversation = 0; conversation < CONVERSATIONS; conversation++) {
                Affinity affinity = new Affinity(conversation, Source.PREFIX, 1_000);
                long request = (long) turn * CONVERSATIONS + conversation;
                String offering =
                        market.tries(RoutingPolicy.DEFAULT, request, affinity).get(0);
                boolean cold =
                        caches.computeIfAbsent(offering, it -> new HashSet<>()).add(conversation);
                turns.computeIfAbsent(conversation, it -> new ArrayList<>()).add(new Turn(offering, !cold));
            }
        }
        return turns;
    }

    private static double hitRate(Map<Integer, List<Turn>> turns, Set<Integer> conversations) {
        return conversations.stream()
                .flatMap(it -> turns.getOrDefault(it, List.of()).stream())
                .mapToInt(turn -> turn.hit() ? 1 : 0)
                .average()
                .orElseThrow();
    }
}

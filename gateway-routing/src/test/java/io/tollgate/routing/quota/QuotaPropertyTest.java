package io.tollgate.routing.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Quota;
import io.tollgate.testkit.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

class QuotaPropertyTest {

    /** Minutes that pass faster. */
    private static final Slicing FAST = new Slicing(Duration.ofSeconds(2), Duration.ofMillis(200));

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONG = FAST.window().multipliedBy(3);

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void nodesTogetherNeverPassAQuotaInAnyWindow(
            @ForAll @IntRange(min = 2, max = 120) int quota,
            @ForAll @IntRange(min = 1, max = 3) int nodes,
            @ForAll @IntRange(min = 1, max = 3) int organizations) {
        RedisClient redis = RedisClient.create(TestServers.freshRedisUrl());
        Credential credential =
                Samples.credential("alder", "main").within(new Quota(OptionalLong.of(quota), OptionalLong.empty()));
        List<CredentialQuotas> pools = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            pools.add(new CredentialQuotas(
                    new RedisQuotaLease(redis.connect(), "node-" + node, FAST), FAST, System::nanoTime));
        }

        List<Use> uses = flood(pools, credential, organizations);
        redis.shutdown();

        assertThat(uses).hasSizeGreaterThan(quota);
        for (int i = 0; i + quota < uses.size(); i++) {
            long between = uses.get(i + quota).until() - uses.get(i).from();
            assertThat(Duration.ofNanos(between)).isGreaterThanOrEqualTo(FAST.window());
        }
    }

    /** Each node is asked as often as it can answer, and now and then leases what is due. */
    private static List<Use> flood(List<CredentialQuotas> pools, Credential credential, int organizations) {
        List<Use> uses = new ArrayList<>();
        long end = System.nanoTime() + LONG.toNanos();
        for (int turn = 0; System.nanoTime() < end; turn++) {
            CredentialQuotas node = pools.get(turn % pools.size());
            node.ready(credential).block(PATIENCE);
            long from = System.nanoTime();
            if (node.take(credential, new UUID(1, turn % organizations), 1) instanceof Taken.Use) {
                uses.add(new Use(from, System.nanoTime()));
            }
        }
        uses.sort(Comparator.comparingLong(Use::from));
        return uses;
    }

    private record Use(long from, long until) {}
}

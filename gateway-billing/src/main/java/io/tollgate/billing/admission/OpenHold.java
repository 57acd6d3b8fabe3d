package io.tollgate.billing.admission;

import io.tollgate.billing.redis.ShardKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A hold of this node, with all that it takes to make it again.
 *
 * @param heldNano what it reserves
 * @param row written, at no charge, should this node be lost
 */
record OpenHold(int shard, String requestId, Instant admittedAt, long heldNano, List<ScopeLimits> limits, String row) {

    /** As it is when further scopes were bound. */
    OpenHold extendedTo(long nano, List<ScopeLimits> bound) {
        Set<ScopeLimits> all = new LinkedHashSet<>(limits);
        all.addAll(bound);
        return new OpenHold(shard, requestId, admittedAt, Math.max(heldNano, nano), List.copyOf(all), row);
    }

    /** As {@code restore.lua} wants them. */
    List<String> keys(String node, ShardKeys keys) {
        List<String> all = new ArrayList<>(
                List.of(keys.hold(requestId), keys.settled(requestId), keys.leases(), keys.held(node), keys.epoch()));
        for (ScopeLimits each : limits) {
            all.add(keys.budget(ShardKeys.name(each.scope())));
            all.add(keys.rates(ShardKeys.name(each.scope())));
        }
        return all;
    }

    /** As {@code restore.lua} wants them. Buckets of tokens begin full again, so nothing is held of them. */
    List<String> arguments(String node, String epoch) {
        String scopes = limits.stream().map(OpenHold::packed).collect(Collectors.joining(";"));
        return List.of(
                requestId,
                node,
                Long.toString(NodeLeases.LEASE.toMillis()),
                epoch,
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, admittedAt)),
                Long.toString(heldNano),
                scopes,
                row);
    }

    private static String packed(ScopeLimits limits) {
        boolean counted = limits.rateLimits().concurrency().isPresent();
        return ShardKeys.name(limits.scope()) + ",-1,0," + (counted ? "1" : "0");
    }
}

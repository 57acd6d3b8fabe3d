package io.tollgate.billing.admission;

import io.tollgate.billing.redis.ShardKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
        List<String> all =
                new ArrayList<>(List.of(keys.settled(requestId), keys.leases(), keys.held(node), keys.epoch()));
        limits.forEach(each -> all.add(keys.counters(each.scope().label())));
        return all;
    }

    /** As {@code restore.lua} wants them. */
    List<String> arguments(String node, String epoch) {
        return List.of(
                requestId,
                node,
                Long.toString(NodeLeases.LEASE.toMillis()),
                epoch,
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, admittedAt)),
                Long.toString(heldNano),
                ScopeLimits.names(limits),
                row,
                ShardKeys.rowField(requestId),
                ScopeArguments.crowds(limits));
    }
}

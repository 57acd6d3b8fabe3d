package io.tollgate.billing.ledger;

import io.tollgate.billing.attribution.UsageRow;
import io.tollgate.billing.ledger.LedgerRows.RowId;
import io.tollgate.billing.ledger.ShardSnapshot.OpenHold;
import io.tollgate.billing.usage.UsageEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a shard's counters should say.
 *
 * @param counters what each scope has spent, what is reserved of it, and its requests under way
 * @param lost requests that were given up, and have no row yet
 * @param ended holds of requests that are settled: they are left over from before Redis lost that
 */
record ShardState(Counters counters, List<OpenHold> ended, List<UUID> lost) {

    static ShardState of(ShardSnapshot found, Counters recorded, Collection<UsageRow> waiting, Set<RowId> written) {
        waiting.forEach(recorded::add);
        Set<String> settled = new HashSet<>();
        waiting.forEach(row -> settled.add(row.event().requestId().toString()));
        written.forEach(row -> settled.add(row.requestId().toString()));
        Map<Boolean, List<OpenHold>> holds =
                found.holds().stream().collect(Collectors.partitioningBy(hold -> settled.contains(hold.requestId())));
        holds.getOrDefault(false, List.of()).forEach(recorded::add);
        List<UUID> lost = waiting.stream()
                .filter(row -> row.event().outcome().status() == UsageEvent.Status.LOST)
                .map(row -> row.event().requestId())
                .toList();
        return new ShardState(recorded.since(found.today()), holds.getOrDefault(true, List.of()), lost);
    }
}

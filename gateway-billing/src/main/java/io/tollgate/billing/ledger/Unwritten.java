package io.tollgate.billing.ledger;

import io.tollgate.billing.attribution.UsageRow;
import io.tollgate.billing.ledger.LedgerRows.RowId;
import io.tollgate.billing.redis.ShardKeys;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** What is settled in Redis and has no row yet. */
record Unwritten(ShardCounters counters, LedgerRows rows) {

    /**
     * The events after a position, without those that were written before and came again. Of those that come twice the first
     * is taken, as its writer does.
     */
    Mono<Collection<UsageRow>> after(ShardKeys shard, String position, String end) {
        return counters.between(shard, position, end)
                .collect(LinkedHashMap<RowId, UsageRow>::new, (waiting, row) -> waiting.putIfAbsent(RowId.of(row), row))
                .flatMap(waiting -> rows.recorded(
                                shard.shard(),
                                waiting.keySet().stream().map(RowId::requestId).toList())
                        .map(written -> without(waiting, written.keySet())));
    }

    private static Collection<UsageRow> without(Map<RowId, UsageRow> waiting, Set<RowId> written) {
        waiting.keySet().removeAll(written);
        return waiting.values();
    }
}

package io.tollgate.billing.settlement;

import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.redis.RedisScript;
import io.tollgate.billing.redis.ShardKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Mono;

/** {@code settle.lua}, which ends holds; its arguments are described there. */
public final class SettleScript {

    private final RedisScript<String> script;

    public SettleScript(StatefulRedisConnection<String, String> connection) {
        this.script = RedisScript.answeringString(connection, "accounting.lua", "bucket.lua", "settle.lua");
    }

    /**
     * Ends a hold.
     *
     * @param forgetful whether an earlier try may have been the end so long ago that its mark is gone
     */
    Mono<Reply> run(Ending ending, boolean forgetful) {
        ShardKeys shard = new ShardKeys(ending.shard());
        List<String> keys = new ArrayList<>();
        keys.add(shard.hold(ending.requestId()));
        keys.add(shard.settled(ending.requestId()));
        keys.add(shard.usage());
        keys.add(shard.held(ending.node()));
        for (String scope : ending.scopes()) {
            keys.add(shard.budget(scope));
            keys.add(shard.rates(scope));
        }
        List<String> arguments = List.of(
                ending.requestId(),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, ending.admittedAt())),
                Long.toString(ending.spendNano()),
                Long.toString(ending.tokens()),
                ending.row(),
                ending.mark().name().toLowerCase(Locale.ROOT),
                Long.toString(ending.mark().memory().toSeconds()),
                forgetful ? "1" : "0",
                String.join(";", ending.unusualScopes()));
        return script.run(keys, arguments).map(Reply::valueOf);
    }

    /** What became of a hold; {@code settle.lua} says more. */
    enum Reply {
        SETTLED,
        REPLAYED,
        CORRECTED,
        FORGOTTEN
    }

    /** Why a hold ends. */
    enum Mark {
        /** The marks of all requests: long enough for the answer to come, short enough for memory. */
        SETTLED(Duration.ofMinutes(15)),

        /** Rare, and outlives the request, which may be served still: no hold lives longer than a day. */
        LOST(Duration.ofHours(25));

        private final Duration memory;

        Mark(Duration memory) {
            this.memory = memory;
        }

        /** How long the end is remembered. */
        Duration memory() {
            return memory;
        }
    }

    /**
     * The end of one hold.
     *
     * @param node the node that admitted
     * @param scopes as {@link ShardKeys#name} writes them, in the order of the hold
     * @param row the usage event; empty to write none
     */
    record Ending(
            int shard,
            String requestId,
            String node,
            List<String> scopes,
            Instant admittedAt,
            long spendNano,
            long tokens,
            String row,
            Mark mark) {

        /** Those that the row's own columns do not name. */
        List<String> unusualScopes() {
            return scopes.stream().filter(scope -> !ShardKeys.isUsual(scope)).toList();
        }
    }
}

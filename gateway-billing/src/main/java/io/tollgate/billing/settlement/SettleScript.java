package io.tollgate.billing.settlement;

import io.tollgate.billing.redis.RedisScript;
import io.tollgate.billing.redis.ServingRedis;
import io.tollgate.billing.redis.ShardEpochs;
import io.tollgate.billing.redis.ShardKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import reactor.core.publisher.Mono;

/** {@code settle.lua}, which ends holds; its arguments are described there. */
public final class SettleScript {

    private final RedisScript<String> script;
    private final ShardEpochs epochs;

    public SettleScript(ServingRedis redis, ShardEpochs epochs) {
        this.epochs = epochs;
        this.script = RedisScript.answeringString(redis, "accounting.lua", "bucket.lua", "hold.lua", "settle.lua");
    }

    /**
     * Ends a hold.
     *
     * @param forgetful whether an earlier try may have been the end so long ago that its mark is gone
     */
    public Mono<Ended> run(Ending ending, boolean forgetful) {
        ShardKeys shard = new ShardKeys(ending.shard());
        String epoch = epochs.known(ending.shard());
        List<String> keys =
                List.of(shard.settled(ending.requestId()), shard.usage(), shard.held(ending.node()), shard.epoch());
        List<String> arguments = List.of(
                ending.requestId(),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, ending.admittedAt())),
                Long.toString(ending.spendNano()),
                Long.toString(ending.tokens()),
                ending.row(),
                ending.mark().label(),
                Long.toString(ending.mark().memory().toSeconds()),
                forgetful ? "1" : "0",
                ending.unusualScopes(),
                epoch,
                ending.scopes(),
                shard.anyCounters(),
                ShardKeys.rowField(ending.requestId()));
        return script.run(keys, arguments).map(reply -> Ended.read(epoch, reply));
    }

    /** The counters that the next try means. */
    String epoch(Ending ending) {
        return epochs.known(ending.shard());
    }

    /** Finds out which counters hold now. */
    Mono<Void> renew(Ending ending) {
        return epochs.renew(ending.shard());
    }

    /**
     * The end of a hold.
     *
     * @param epoch of the counters that were asked
     * @param position in the shard's stream, at which the row is found at the latest
     */
    public record Ended(Reply reply, String epoch, String position) {

        private static Ended read(String epoch, String reply) {
            int space = reply.indexOf(' ');
            return new Ended(Reply.valueOf(reply.substring(0, space)), epoch, reply.substring(space + 1));
        }
    }

    /** What became of a hold; {@code settle.lua} says more. */
    public enum Reply {
        EPOCH,
        SETTLED,
        REPLAYED,
        CORRECTED,
        FORGOTTEN
    }

    /** Why a hold ends. */
    public enum Mark {
        /** The marks of all requests: long enough for the answer to come, short enough for memory. */
        SETTLED(Duration.ofMinutes(15)),

        /** Rare, and outlives the request, which may be served still: no hold lives longer than a day. */
        LOST(Duration.ofHours(25));

        private final Duration memory;

        Mark(Duration memory) {
            this.memory = memory;
        }

        /** As {@code settle.lua} has it. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
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
     * @param scopes that the spend is counted in, as a hold lists them; the hold may be of others besides, which it only frees
     * @param row the usage event; empty to write none
     */
    public record Ending(
            int shard,
            String requestId,
            String node,
            String scopes,
            Instant admittedAt,
            long spendNano,
            long tokens,
            String row,
            Mark mark) {

        /** Those that the row's own columns do not name. */
        String unusualScopes() {
            StringJoiner unusual = new StringJoiner(";");
            for (int begin = 0; begin < scopes.length(); ) {
                int semicolon = scopes.indexOf(';', begin);
                int end = semicolon < 0 ? scopes.length() : semicolon;
                if (!ShardKeys.isUsual(scopes, begin, end)) {
                    unusual.add(scopes.substring(begin, end));
                }
                begin = end + 1;
            }
            return unusual.toString();
        }
    }
}

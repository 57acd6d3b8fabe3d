package io.tollgate.billing.redis;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The Redis keys of one shard. They share a hash tag, so that every script's keys lie in one slot of a cluster.
 *
 * @param shard 0 to 63
 */
public record ShardKeys(int shard) {

    /** How many shards there are; an organization keeps the one it got at sign-up. */
    public static final int SHARDS = 64;

    /** The end of every {@link #rowField}. */
    public static final String ROW = "+";

    private static final List<String> USUAL = List.of("organization:", "team:", "key:", "member:");
    private static final int UUID_LENGTH = 36;

    /** A request writes some twenty keys. */
    private static final String[] PREFIXES = IntStream.range(0, SHARDS)
            .mapToObj(shard -> (shard < 10 ? "tg:{s0" : "tg:{s") + shard + "}:")
            .toArray(String[]::new);

    public ShardKeys {
        if (shard < 0 || shard >= SHARDS) {
            throw new IllegalArgumentException("shard " + shard + " is not between 0 and " + (SHARDS - 1));
        }
    }

    /** Everything that is counted of a scope. */
    public String counters(String scope) {
        return prefix() + "c:" + scope;
    }

    /** What was counted of a scope after the fact. */
    public String earlier(String scope) {
        return prefix() + "earlier:" + scope;
    }

    /** Whether it is an organization, team, key or member as a whole: every spend of theirs is counted there. */
    public static boolean isUsual(String scope) {
        return isUsual(scope, 0, scope.length());
    }

    /** The same of a part of a text. */
    public static boolean isUsual(String text, int begin, int end) {
        for (String kind : USUAL) {
            if (end - begin == kind.length() + UUID_LENGTH && text.startsWith(kind, begin)) {
                return true;
            }
        }
        return false;
    }

    /** That a request was settled, or given up as lost. */
    public String settled(String requestId) {
        return prefix() + "settled:" + requestId;
    }

    /** The revision below which an organization's limits are stale. */
    public String revision(UUID organizationId) {
        return prefix() + "rev:" + organizationId;
    }

    /** The answer to a request that its caller has named. */
    public String firstAnswer(String name) {
        return prefix() + "first:" + name;
    }

    /** Which epoch the shard's counters are of; another than a node knows means that Redis has lost some. */
    public String epoch() {
        return prefix() + "epoch";
    }

    /** Settled requests on their way to Postgres. */
    public String usage() {
        return prefix() + "usage";
    }

    /** Nodes that have admitted here, by the end of their lease. */
    public String leases() {
        return prefix() + "leases";
    }

    /** The beginning of every {@link #held}. */
    public String anyHeld() {
        return prefix() + "held:";
    }

    /** The beginning of every {@link #counters}. */
    public String anyCounters() {
        return prefix() + "c:";
    }

    /** A node's holds: a hash with two fields for each, its id and {@link #rowField}. */
    public String held(String node) {
        return prefix() + "held:" + node;
    }

    /** Among a node's holds, the row to write should it be lost. */
    public static String rowField(String requestId) {
        return requestId + ROW;
    }

    /** Rows that could not be read, or that Postgres does not take, kept for a person to look at. */
    public String unwritable() {
        return prefix() + "usage:unwritable";
    }

    private String prefix() {
        return PREFIXES[shard];
    }
}

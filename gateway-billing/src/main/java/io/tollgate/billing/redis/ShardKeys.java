package io.tollgate.billing.redis;

import java.util.Set;
import java.util.UUID;

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

    private static final Set<String> USUAL = Set.of("organization", "team", "key", "member");
    private static final int UUID_LENGTH = 36;

    public ShardKeys {
        if (shard < 0 || shard >= SHARDS) {
            throw new IllegalArgumentException("shard " + shard + " is not between 0 and " + (SHARDS - 1));
        }
    }

    /** Everything that is counted of a scope. */
    public String counters(String scope) {
        return key("c:" + scope);
    }

    /** What was counted of a scope after the fact. */
    public String earlier(String scope) {
        return key("earlier:" + scope);
    }

    /** Whether it is an organization, team, key or member as a whole: every spend of theirs is counted there. */
    public static boolean isUsual(String scope) {
        int colon = scope.indexOf(':');
        return colon > 0 && scope.length() == colon + 1 + UUID_LENGTH && USUAL.contains(scope.substring(0, colon));
    }

    /** That a request was settled, or given up as lost. */
    public String settled(String requestId) {
        return key("settled:" + requestId);
    }

    /** The revision below which an organization's limits are stale. */
    public String revision(UUID organizationId) {
        return key("rev:" + organizationId);
    }

    /** The answer to a request that its caller has named. */
    public String firstAnswer(String name) {
        return key("first:" + name);
    }

    /** Which epoch the shard's counters are of; another than a node knows means that Redis has lost some. */
    public String epoch() {
        return key("epoch");
    }

    /** Settled requests on their way to Postgres. */
    public String usage() {
        return key("usage");
    }

    /** Nodes that have admitted here, by the end of their lease. */
    public String leases() {
        return key("leases");
    }

    /** The beginning of every {@link #held}. */
    public String anyHeld() {
        return key("held:");
    }

    /** The beginning of every {@link #counters}. */
    public String anyCounters() {
        return key("c:");
    }

    /** A node's holds: a hash with two fields for each, its id and {@link #rowField}. */
    public String held(String node) {
        return key("held:" + node);
    }

    /** Among a node's holds, the row to write should it be lost. */
    public static String rowField(String requestId) {
        return requestId + ROW;
    }

    /** Rows that could not be read, or that Postgres does not take, kept for a person to look at. */
    public String unwritable() {
        return key("usage:unwritable");
    }

    private String key(String rest) {
        return (shard < 10 ? "tg:{s0" : "tg:{s") + shard + "}:" + rest;
    }
}

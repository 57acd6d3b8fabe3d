package io.tollgate.billing.redis;

import io.lettuce.core.RedisException;

/** Redis has lost a shard's counters, and they are not rebuilt yet. */
public final class RecoveringException extends RedisException {

    private static final long serialVersionUID = 1L;

    public RecoveringException(int shard) {
        super("the counters of shard " + shard + " are being rebuilt");
    }

    public RecoveringException(int shard, Throwable cause) {
        super("the counters of shard " + shard + " cannot be rebuilt yet: " + cause, cause);
    }
}

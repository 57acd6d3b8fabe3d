package io.tollgate.billing.redis;

import io.lettuce.core.RedisException;

/** Redis is not connected, and nothing was sent to it. */
public final class RedisAwayException extends RedisException {

    private static final long serialVersionUID = 1L;

    public RedisAwayException() {
        super("Redis is not connected");
    }
}

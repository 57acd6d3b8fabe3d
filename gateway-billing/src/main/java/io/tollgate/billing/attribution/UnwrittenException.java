package io.tollgate.billing.attribution;

import io.tollgate.billing.redis.ShardKeys;
import org.springframework.core.NestedExceptionUtils;

/** A shard's rows are not in Postgres yet, and wait in Redis. */
final class UnwrittenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnwrittenException(ShardKeys shard, Throwable cause) {
        super("shard " + shard.shard() + " waits in Redis: " + NestedExceptionUtils.getMostSpecificCause(cause), cause);
    }
}

package io.tollgate.billing.admission;

import reactor.core.publisher.Mono;

/** Reads where a scope stands against its limits. */
@FunctionalInterface
public interface LimitStatus {

    /**
     * The scope's counters now.
     *
     * @param shard the organization's shard, 0 to 63
     */
    Mono<ScopeStatus> of(int shard, ScopeLimits limits);
}

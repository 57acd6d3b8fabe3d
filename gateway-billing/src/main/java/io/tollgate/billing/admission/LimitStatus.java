package io.tollgate.billing.admission;

import java.util.List;
import reactor.core.publisher.Mono;

/** Reads where scopes stand against their limits. */
@FunctionalInterface
public interface LimitStatus {

    /**
     * The counters of these scopes of one organization at one moment, in their order.
     *
     * @param shard the organization's shard, 0 to 63
     */
    Mono<List<ScopeStatus>> of(int shard, List<ScopeLimits> limits);
}

package io.tollgate.routing.quota;

import reactor.core.publisher.Mono;

/** Where the nodes' slices come from. */
@FunctionalInterface
interface QuotaLease {

    /**
     * The next slice of this credential's quota.
     *
     * @param credential its slug
     */
    Mono<Granted> lease(String credential, Asked asked);
}

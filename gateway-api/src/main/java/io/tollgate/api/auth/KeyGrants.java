package io.tollgate.api.auth;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Finds what a virtual key stands for; never empty, and never an error but for a fault. */
public interface KeyGrants {

    /** The grant of a well-formed secret, from memory where this node knows it. */
    Mono<GrantOutcome> find(String secret);

    /** The grant as it is now, because an admission under this one was {@code STALE}. */
    Mono<GrantOutcome> reload(KeyGrant stale);

    /**
     * Forgets what is known of this organization's keys from before a revision: news may be late, and what was read since
     * then is what a store that has fallen silent cannot be asked for again.
     */
    void forget(UUID organizationId, long revision);

    /** Forgets every key. */
    void forgetAll();
}

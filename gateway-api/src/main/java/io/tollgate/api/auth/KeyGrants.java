package io.tollgate.api.auth;

import java.util.Map;
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
    default void forget(UUID organizationId, long revision) {
        forget(Map.of(organizationId, revision));
    }

    /** The same of several organizations, of each what is from before its revision. */
    void forget(Map<UUID, Long> revisions);

    /** Forgets every key. */
    void forgetAll();
}

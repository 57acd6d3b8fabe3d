package io.tollgate.api.auth;

import io.tollgate.api.auth.GrantOutcome.Granted;
import reactor.core.publisher.Mono;

/** Reads no grant again while it is known which organizations changed: with many keys that would be a statement for every request. */
record ConfirmedGrantStore(GrantStore store, RevisedOrganizations revised) implements GrantStore {

    @Override
    public Mono<GrantOutcome> load(SecretHash hash) {
        return store.load(hash);
    }

    @Override
    public Mono<GrantOutcome> reload(SecretHash hash, GrantOutcome known) {
        return known instanceof Granted && revised.areKnown() ? Mono.just(known) : store.load(hash);
    }
}

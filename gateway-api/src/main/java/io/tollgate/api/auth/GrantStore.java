package io.tollgate.api.auth;

import reactor.core.publisher.Mono;

/** Where grants are read from when memory does not know them. */
@FunctionalInterface
interface GrantStore {

    /** The key with this hash as it is now, expiry left unjudged; an error when the store cannot be asked. */
    Mono<GrantOutcome> load(SecretHash hash);

    /** The same for a key of which this was known for a while. */
    default Mono<GrantOutcome> reload(SecretHash hash, GrantOutcome known) {
        return load(hash);
    }
}

package io.tollgate.routing.quota;

import reactor.core.publisher.Mono;

/** Quotas for tests of credentials that have none. */
public final class Leases {

    private Leases() {}

    /** Nothing is leased. */
    public static CredentialQuotas none() {
        return new CredentialQuotas((credential, asked) -> Mono.never(), Slicing.MINUTES, System::nanoTime);
    }
}

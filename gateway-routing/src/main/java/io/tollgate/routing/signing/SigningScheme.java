package io.tollgate.routing.signing;

import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Signing;
import reactor.core.publisher.Mono;

/** One way to prove who asks. */
public interface SigningScheme {

    Signing signing();

    /** A signer with this credential, once it has what it needs; {@link SigningFailed} where it cannot have that. */
    Mono<Signer> signer(ProviderEntry provider, Credential credential);
}

package io.tollgate.routing.signing;

import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Signing;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The ways to prove who asks that this gateway knows. */
public final class Signers {

    private static final Mono<Signer> NONE = Mono.just(Signer.NONE);

    private final Map<Signing, SigningScheme> schemes = new EnumMap<>(Signing.class);

    public Signers(List<SigningScheme> schemes) {
        schemes.forEach(scheme -> this.schemes.put(scheme.signing(), scheme));
    }

    /** The way of this provider; empty where a key in a header is enough. */
    public Optional<SigningScheme> find(ProviderEntry provider) {
        return Optional.ofNullable(schemes.get(provider.signing()));
    }

    /** What signs requests to this provider. */
    public Mono<Signer> of(ProviderEntry provider, Credential credential) {
        return find(provider).map(scheme -> scheme.signer(provider, credential)).orElse(NONE);
    }
}

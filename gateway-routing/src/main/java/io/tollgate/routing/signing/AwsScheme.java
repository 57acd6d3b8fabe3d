package io.tollgate.routing.signing;

import io.tollgate.billing.price.Payer;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Signing;
import io.tollgate.routing.catalogue.Wire;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signatures of AWS, with static keys or with what the default chain of credentials finds. */
public final class AwsScheme implements SigningScheme {

    private static final Pattern HOST = Pattern.compile("(?:^|\\.)bedrock-runtime(?:-fips)?\\.([a-z0-9-]+)\\.");

    private final Supplier<AwsCredentialsIdentity> chain;
    private final Clock clock;

    /** @param chain finds the machine's own credentials, and may wait for them */
    public AwsScheme(Supplier<AwsCredentialsIdentity> chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    @Override
    public Signing signing() {
        return Signing.AWS;
    }

    @Override
    public Mono<Signer> signer(ProviderEntry provider, Credential credential) {
        return Mono.defer(() -> signer(
                provider, credential.payer(), AwsSecret.read(credential.apiKey().secret())));
    }

    private Mono<Signer> signer(ProviderEntry provider, Payer payer, AwsSecret secret) {
        if (secret instanceof AwsSecret.Bearer bearer) {
            return Mono.just(request -> Map.of("authorization", "Bearer " + bearer.key()));
        }
        String region = region(provider);
        if (secret instanceof AwsSecret.Keys keys) {
            return Mono.just(new AwsSigner(keys.identity(), region, clock));
        }
        return payer == Payer.OPERATOR
                ? found().map(identity -> new AwsSigner(identity, region, clock))
                : Mono.error(SigningFailed.refused("'default' is for the operator's credentials alone"));
    }

    /** The chain reads files and asks services of the machine: never on an event loop. */
    private Mono<AwsCredentialsIdentity> found() {
        return Mono.fromSupplier(chain)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorMap(error -> SigningFailed.unavailable("the default chain finds no AWS credentials ("
                        + error.getClass().getSimpleName() + ")"));
    }

    private static String region(ProviderEntry provider) {
        String said = provider.wire().scheme().map(Wire.Scheme::region).orElse("");
        Matcher host = HOST.matcher(String.valueOf(provider.baseUrl().getHost()));
        if (!said.isEmpty()) {
            return said;
        }
        if (host.find()) {
            return host.group(1);
        }
        throw SigningFailed.refused("the provider's address does not tell its AWS region; set wire.auth.region");
    }
}

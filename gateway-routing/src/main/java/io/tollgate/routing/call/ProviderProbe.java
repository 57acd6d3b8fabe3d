package io.tollgate.routing.call;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.provider.Inquiry;
import io.tollgate.routing.provider.ProviderFamilies;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Finds out whether a provider answers at all, by a call that costs nothing. */
public final class ProviderProbe {

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final int SERVER_ERROR = 500;

    private final UpstreamClient client;
    private final ProviderFamilies families;

    ProviderProbe(UpstreamClient client, ProviderFamilies families) {
        this.client = client;
        this.families = families;
    }

    /** Whether it is in trouble; never fails. What has no such call is not known to be. */
    public Mono<Boolean> isInTrouble(ProviderEntry provider, ApiKey key) {
        return families.of(provider.protocol())
                .inquiry(provider, key)
                .map(inquiry -> ask(provider, key, inquiry))
                .orElseGet(() -> Mono.just(false));
    }

    private Mono<Boolean> ask(ProviderEntry provider, ApiKey key, Inquiry inquiry) {
        return client.ask(provider, new Credential("probing", provider.slug(), key), inquiry, LIMIT)
                .map(answer -> answer.status() >= SERVER_ERROR)
                .onErrorReturn(true);
    }
}

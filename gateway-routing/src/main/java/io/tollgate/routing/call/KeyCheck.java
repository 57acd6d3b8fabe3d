package io.tollgate.routing.call;

import io.tollgate.billing.price.Payer;
import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.provider.Inquiry;
import io.tollgate.routing.provider.ProviderFamilies;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.signing.SigningFailed;
import java.time.Duration;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Asks a provider whether a key is good, by a call that costs nothing. */
public final class KeyCheck {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Google says 400 of a key that it does not know. */
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

    private final UpstreamClient client;
    private final ProviderFamilies families;

    KeyCheck(UpstreamClient client, ProviderFamilies families) {
        this.client = client;
        this.families = families;
    }

    /** What the provider said. */
    public sealed interface Verdict {

        /** The key is good. */
        record Accepted() implements Verdict {}

        /** The provider does not take the key; what it answered. */
        record Refused(String message) implements Verdict {}

        /** The provider could not be asked, or said something else. */
        record Unknown(String reason) implements Verdict {}
    }

    /** Never fails: what cannot be found out is {@link Verdict.Unknown}. */
    public Mono<Verdict> check(ProviderEntry provider, ApiKey key) {
        return families.of(provider.protocol())
                .inquiry(provider, key)
                .map(inquiry -> ask(provider, key, inquiry))
                .orElseGet(() -> Mono.just(new Verdict.Unknown("this provider has no call that costs nothing")));
    }

    private Mono<Verdict> ask(ProviderEntry provider, ApiKey key, Inquiry inquiry) {
        Credential checked = new Credential("checked", provider.slug(), key, Payer.TENANT);
        return client.ask(provider, checked, inquiry, LIMIT)
                .map(answer -> verdict(provider, answer))
                .onErrorResume(SigningFailed.class, failed -> Mono.just(unsigned(failed)))
                .onErrorResume(failure -> Mono.just(new Verdict.Unknown(provider.displayName() + " could not be asked: "
                        + failure.getClass().getSimpleName())));
    }

    private static Verdict unsigned(SigningFailed failed) {
        String message = String.valueOf(failed.getMessage());
        return failed.isRefused() ? new Verdict.Refused(message) : new Verdict.Unknown(message);
    }

    private static Verdict verdict(ProviderEntry provider, UpstreamAnswer answer) {
        if (answer.isSuccess()) {
            return new Verdict.Accepted();
        }
        String said = "%s answered %d".formatted(provider.displayName(), answer.status());
        return REFUSALS.contains(answer.status()) ? new Verdict.Refused(said) : new Verdict.Unknown(said);
    }
}

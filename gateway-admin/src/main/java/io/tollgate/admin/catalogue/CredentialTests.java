package io.tollgate.admin.catalogue;

import io.tollgate.admin.access.Caller;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.AuditTrail;
import io.tollgate.admin.http.Problem;
import io.tollgate.routing.call.KeyCheck;
import io.tollgate.routing.call.KeyCheck.Verdict;
import io.tollgate.routing.catalogue.Credential;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks a provider whether it takes a credential, by a call that costs nothing. */
@Component
class CredentialTests {

    private final Credentials credentials;
    private final ProviderDirectory providers;
    private final KeyCheck check;
    private final CredentialHealth health;
    private final AuditTrail audit;

    CredentialTests(
            Credentials credentials,
            ProviderDirectory providers,
            KeyCheck check,
            CredentialHealth health,
            AuditTrail audit) {
        this.credentials = credentials;
        this.providers = providers;
        this.check = check;
        this.health = health;
        this.audit = audit;
    }

    /** What the provider says; a key that it takes is parked no longer, on any node. */
    Mono<CredentialTestView> test(Caller caller, String slug) {
        return credentials
                .opened(slug)
                .flatMap(this::ask)
                .delayUntil(view -> audit.add(null, caller.asOperator(), entry(slug, view)));
    }

    private Mono<CredentialTestView> ask(Credential credential) {
        return providers
                .find(credential.providerSlug())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("provider", credential.providerSlug())))
                .flatMap(provider -> check.check(provider, credential.apiKey()))
                .timed()
                .map(answer -> said(credential, answer.get(), answer.elapsed()));
    }

    private CredentialTestView said(Credential credential, Verdict verdict, Duration took) {
        if (verdict instanceof Verdict.Accepted) {
            health.accepted(credential);
            return view(credential, "accepted", "the provider takes the key", took);
        }
        return verdict instanceof Verdict.Refused refused
                ? view(credential, "refused", refused.message(), took)
                : view(credential, "unknown", ((Verdict.Unknown) verdict).reason(), took);
    }

    private CredentialTestView view(Credential credential, String verdict, String message, Duration took) {
        return new CredentialTestView(verdict, message, took.toMillis(), health.of(credential.slug()));
    }

    private static AuditEntry entry(String slug, CredentialTestView view) {
        return new AuditEntry(
                "credential.test", "credential", slug, Map.of("verdict", view.verdict(), "message", view.message()));
    }
}

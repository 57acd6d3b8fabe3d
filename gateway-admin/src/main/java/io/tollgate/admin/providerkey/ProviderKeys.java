package io.tollgate.admin.providerkey;

import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.Change;
import io.tollgate.admin.change.TenantChanges;
import io.tollgate.admin.http.ETags;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.providerkey.ProviderKeyStore.Written;
import io.tollgate.billing.price.Payer;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.routing.call.KeyCheck;
import io.tollgate.routing.call.KeyCheck.Verdict;
import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.CredentialVault;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.health.HealthBook;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes tenants' own keys in once their provider was asked, and seals them. */
@Component
class ProviderKeys {

    private static final int MAX_NAME = 100;
    private static final int MAX_KEY = 8_000;
    private static final int SHOWN = 4;

    private final ProviderKeyStore store;
    private final TenantChanges changes;
    private final CredentialVault vault;
    private final KeyCheck check;
    private final HealthBook health;
    private final Clock clock;

    ProviderKeys(
            ProviderKeyStore store,
            TenantChanges changes,
            CredentialVault vault,
            KeyCheck check,
            HealthBook health,
            Clock clock) {
        this.store = store;
        this.changes = changes;
        this.vault = vault;
        this.check = check;
        this.health = health;
        this.clock = clock;
    }

    ProviderKeyStore store() {
        return store;
    }

    Mono<ProviderKeyView> create(Caller caller, ProviderKeyRequest body) {
        UUID organization = caller.may(Action.PROVIDER_KEYS_WRITE).organizationId();
        Fields fields = new Fields();
        String slug = fields.text("provider", body.provider(), MAX_NAME);
        String name = fields.text("name", body.name(), MAX_NAME);
        String apiKey = fields.text("api_key", body.apiKey(), MAX_KEY);
        Precedence precedence = Precedence.read(fields, body.precedence()).orElse(Precedence.BEFORE);
        fields.raise();
        UUID id = IdKind.next();
        return provider(slug).flatMap(provider -> verified(provider, apiKey)).flatMap(verifiedAt -> {
            Written key = sealed(id, apiKey, verifiedAt, Optional.of(name), Optional.of(precedence));
            return make(
                    caller,
                    id,
                    "provider_key.create",
                    store.insert(organization, id, slug, key).thenReturn(Optional.empty()));
        });
    }

    Mono<ProviderKeyView> change(Caller caller, String shown, @Nullable String ifMatch, ProviderKeyPatch body) {
        UUID organization = caller.may(Action.PROVIDER_KEYS_WRITE).organizationId();
        Fields fields = new Fields();
        Optional<String> name = fields.optionalText("name", body.name(), MAX_NAME);
        Optional<String> apiKey = fields.optionalText("api_key", body.apiKey(), MAX_KEY);
        Optional<Precedence> precedence = Precedence.read(fields, body.precedence());
        fields.raise();
        return held(organization, shown, ifMatch).flatMap(before -> {
            UUID id = id(shown);
            Mono<Written> key = apiKey.map(secret -> provider(before.provider())
                            .flatMap(provider -> verified(provider, secret))
                            .map(verifiedAt -> sealed(id, secret, verifiedAt, name, precedence)))
                    .orElseGet(() -> Mono.just(
                            new Written(name, precedence, Optional.empty(), Optional.empty(), Optional.empty())));
            return key.flatMap(written -> make(
                    caller,
                    id,
                    "provider_key.update",
                    held(organization, shown, ifMatch)
                            .flatMap(from ->
                                    store.update(organization, id, written).thenReturn(Optional.of(from)))));
        });
    }

    /** Asks the provider again; a key that it refuses stays, unverified, and one that it takes is parked no longer, on any node. */
    Mono<ProviderKeyView> verify(Caller caller, String shown) {
        UUID organization = caller.may(Action.PROVIDER_KEYS_WRITE).organizationId();
        return found(organization, shown)
                .flatMap(key -> Mono.zip(provider(key.provider()), store.sealed(organization, id(shown))))
                .flatMap(known -> checked(known.getT1(), new ApiKey(vault.open(shown, known.getT2())), shown))
                .flatMap(verdict -> make(
                                caller,
                                id(shown),
                                "provider_key.verify",
                                found(organization, shown)
                                        .flatMap(from -> store.verified(organization, id(shown), at(verdict))
                                                .thenReturn(Optional.of(from))))
                        .flatMap(view -> refusal(verdict)
                                .<Mono<ProviderKeyView>>map(Mono::error)
                                .orElseGet(() -> Mono.just(view))));
    }

    Mono<Void> delete(Caller caller, String shown) {
        UUID organization = caller.may(Action.PROVIDER_KEYS_WRITE).organizationId();
        Mono<Change<String>> work = found(organization, shown)
                .flatMap(from -> store.delete(organization, id(shown))
                        .thenReturn(new Change<>(
                                shown,
                                new AuditEntry("provider_key.delete", "provider_key", shown, Map.of("from", from)))));
        return changes.make(organization, caller.actor(), work).then();
    }

    Mono<ProviderKeyView> found(UUID organization, String shown) {
        return Mono.justOrEmpty(IdKind.PROVIDER_KEY.read(shown))
                .flatMap(id -> store.get(organization, id))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("provider key", shown)));
    }

    /** As {@link #found}; fails with 412 when it is not the version that the caller has read. */
    private Mono<ProviderKeyView> held(UUID organization, String shown, @Nullable String ifMatch) {
        return found(organization, shown).doOnNext(before -> ETags.check(ifMatch, before));
    }

    /** @param writing tells what the key was before, if there was one */
    private Mono<ProviderKeyView> make(Caller caller, UUID id, String action, Mono<Optional<ProviderKeyView>> writing) {
        UUID organization = caller.tenant().organizationId();
        String shown = IdKind.PROVIDER_KEY.show(id);
        Mono<Change<ProviderKeyView>> work = writing.onErrorMap(
                        DataIntegrityViolationException.class,
                        taken -> Problem.conflict(
                                "name_taken", "name", "there is a key of this name at the provider already"))
                .zipWhen(
                        before -> store.get(organization, id),
                        (before, view) ->
                                new Change<>(view, AuditEntry.of(action, "provider_key", shown, before, view)));
        return changes.make(organization, caller.actor(), work);
    }

    private Mono<ProviderEntry> provider(String slug) {
        return store.provider(slug)
                .switchIfEmpty(Mono.error(
                        () -> Problem.invalid("provider", "there is no provider '" + slug + "' on this gateway")));
    }

    /** When the provider took the key; fails with 400 when it does not. */
    private Mono<Optional<Instant>> verified(ProviderEntry provider, String apiKey) {
        return check.check(provider, new ApiKey(apiKey))
                .flatMap(verdict -> verdict instanceof Verdict.Refused refused
                        ? Mono.error(refused(refused))
                        : Mono.just(at(verdict)));
    }

    private Mono<Verdict> checked(ProviderEntry provider, ApiKey key, String shown) {
        return check.check(provider, key).doOnNext(verdict -> {
            if (verdict instanceof Verdict.Accepted) {
                health.accepted(new Credential(shown, provider.slug(), key, Payer.TENANT));
            }
        });
    }

    private Optional<Instant> at(Verdict verdict) {
        return verdict instanceof Verdict.Accepted ? Optional.of(clock.instant()) : Optional.empty();
    }

    private static Problem refused(Verdict.Refused verdict) {
        return Problem.invalid("api_key", "the provider does not take it: " + verdict.message());
    }

    private static Optional<Problem> refusal(Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            return Optional.of(refused(refused));
        }
        return verdict instanceof Verdict.Unknown unknown
                ? Optional.of(Problem.unavailable("provider_not_asked", unknown.reason()))
                : Optional.empty();
    }

    private Written sealed(
            UUID id,
            String apiKey,
            Optional<Instant> verifiedAt,
            Optional<String> name,
            Optional<Precedence> precedence) {
        byte[] sealed = vault.seal(IdKind.PROVIDER_KEY.show(id), apiKey);
        String hint = "…" + apiKey.substring(Math.max(0, apiKey.length() - SHOWN));
        return new Written(name, precedence, Optional.of(sealed), Optional.of(hint), verifiedAt);
    }

    private static UUID id(String shown) {
        return IdKind.PROVIDER_KEY.read(shown).orElseThrow();
    }
}

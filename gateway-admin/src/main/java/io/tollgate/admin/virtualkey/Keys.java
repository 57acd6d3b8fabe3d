package io.tollgate.admin.virtualkey;

import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.Change;
import io.tollgate.admin.change.TenantChanges;
import io.tollgate.admin.http.ETags;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.virtualkey.VirtualKey.Party;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Issues, changes, rotates and revokes virtual keys. */
@Component
class Keys {

    private final KeyStore store;
    private final KeyDrafts drafts;
    private final KeySecrets secrets;
    private final TenantChanges changes;

    Keys(KeyStore store, KeyDrafts drafts, KeySecrets secrets, TenantChanges changes) {
        this.store = store;
        this.drafts = drafts;
        this.secrets = secrets;
        this.changes = changes;
    }

    Mono<VirtualKey> find(Caller caller, String id) {
        return find(caller.may(Action.KEYS_READ), id);
    }

    Mono<IssuedKey> create(Caller caller, KeyRequest body) {
        Grant grant = caller.may(Action.KEYS_WRITE);
        KeySecrets.Secret secret = secrets.next();
        Mono<Change<IssuedKey>> work = drafts.fresh(grant, body, secret.hint())
                .flatMap(key -> store.insert(grant, key, secret.hash()))
                .map(key -> new Change<>(
                        IssuedKey.of(key.view(), secret.text()),
                        audit("key.create", key, Map.of("to", key.request()))));
        return changes.create(grant.organizationId(), caller.actor(), work);
    }

    Mono<VirtualKey> patch(Caller caller, String id, @Nullable String ifMatch, ObjectNode patch) {
        Grant grant = caller.may(Action.KEYS_WRITE);
        Mono<Change<VirtualKey>> work = writable(grant, id, ifMatch).flatMap(key -> patch(grant, key, patch));
        return changes.make(grant.organizationId(), caller.actor(), work);
    }

    /** Which key a secret is of that somebody found. */
    Mono<VirtualKey> lookUp(Caller caller, KeyLookup body) {
        return store.bySecret(caller.may(Action.KEYS_READ), secrets.hash(body.secret()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("key", "with this secret")));
    }

    Mono<IssuedKey> rotate(Caller caller, String id, @Nullable String ifMatch, @Nullable RotationRequest body) {
        Grant grant = caller.may(Action.KEYS_WRITE);
        KeySecrets.Secret secret = secrets.next();
        Optional<Instant> grace = drafts.grace(body);
        Mono<Change<IssuedKey>> work = writable(grant, id, ifMatch)
                .map(key -> key.rotated(secret.hint(), grace))
                .flatMap(key -> store.rotate(grant.organizationId(), key, secret.hash()))
                .map(key -> new Change<>(
                        IssuedKey.of(key.view(), secret.text()),
                        audit(
                                "key.rotate",
                                key,
                                grace.<Map<String, Object>>map(until -> Map.of("grace_until", until))
                                        .orElse(Map.of()))));
        return changes.make(grant.organizationId(), caller.actor(), work);
    }

    /** Revokes the key; once more changes nothing. */
    Mono<Void> revoke(Caller caller, String id, @Nullable String ifMatch) {
        Grant grant = caller.may(Action.KEYS_WRITE);
        Mono<Change<VirtualKey>> work = find(grant, id)
                .doOnNext(key -> mayWrite(grant, key))
                .doOnNext(key -> ETags.check(ifMatch, key.version()))
                .delayUntil(key -> store.revoke(grant.organizationId(), key))
                .map(key -> new Change<>(key, audit("key.revoke", key, Map.of("from", key.request()))));
        return changes.make(grant.organizationId(), caller.actor(), work).then();
    }

    private Mono<Change<VirtualKey>> patch(Grant grant, VirtualKey key, ObjectNode patch) {
        return drafts.changed(grant, key, patch)
                .flatMap(changed -> store.update(grant.organizationId(), changed))
                .map(changed -> new Change<>(
                        changed, audit("key.update", changed, Map.of("from", key.request(), "to", changed.request()))));
    }

    private Mono<VirtualKey> find(Grant grant, String id) {
        return Mono.justOrEmpty(IdKind.KEY.read(id))
                .flatMap(key -> store.find(grant, key))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("key", id)));
    }

    private Mono<VirtualKey> writable(Grant grant, String id, @Nullable String ifMatch) {
        return find(grant, id)
                .doOnNext(key -> mayWrite(grant, key))
                .doOnNext(key -> ETags.check(ifMatch, key.version()))
                .filter(key -> key.revokedAt().isEmpty())
                .switchIfEmpty(Mono.error(() -> new Problem(
                        HttpStatus.CONFLICT, "key_revoked", "the key is revoked, for good: issue another")));
    }

    private static void mayWrite(Grant grant, VirtualKey key) {
        if (!grant.covers(key.team().id(), key.member().map(Party::id))) {
            throw Problem.forbidden("this key is somebody else's: ask an admin of the team");
        }
    }

    private static AuditEntry audit(String action, VirtualKey key, Map<String, Object> detail) {
        Map<String, Object> named = new HashMap<>(detail);
        named.put("name", key.name());
        return new AuditEntry(action, "key", key.shownId(), named);
    }
}

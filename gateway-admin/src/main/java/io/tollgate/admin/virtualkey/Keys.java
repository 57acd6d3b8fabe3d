package io.tollgate.admin.virtualkey;

import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.Change;
import io.tollgate.admin.change.TenantChanges;
import io.tollgate.admin.http.ETags;
import io.tollgate.admin.http.MergePatch;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.virtualkey.VirtualKey.Party;
import io.tollgate.billing.tenant.IdKind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Issues, changes, rotates and revokes virtual keys. */
@Component
class Keys {

    private final KeyStore store;
    private final KeyParties parties;
    private final KeySecrets secrets;
    private final TenantChanges changes;
    private final MergePatch patches;
    private final Clock clock;

    Keys(
            KeyStore store,
            KeyParties parties,
            KeySecrets secrets,
            TenantChanges changes,
            MergePatch patches,
            Clock clock) {
        this.store = store;
        this.parties = parties;
        this.secrets = secrets;
        this.changes = changes;
        this.patches = patches;
        this.clock = clock;
    }

    Mono<VirtualKey> find(Caller caller, String id) {
        return find(caller.may(Action.KEYS_READ), id);
    }

    Mono<IssuedKey> create(Caller caller, KeyRequest body) {
        Grant grant = caller.may(Action.KEYS_WRITE);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        KeyFields asked = KeyFields.read(body, now, Optional.empty());
        KeySecrets.Secret secret = secrets.next();
        Mono<Change<IssuedKey>> work = parties.team(grant, asked.teamId())
                .zipWhen(team -> parties.member(grant, team.id(), asked.memberId()))
                .map(found -> key(IdKind.next(), found.getT1(), found.getT2(), asked, secret.hint(), now))
                .flatMap(key -> store.insert(grant, key, secret.hash()))
                .map(key -> new Change<>(
                        IssuedKey.of(key.view(), secret.text()),
                        audit("key.create", key, Map.of("to", key.request()))));
        return changes.make(grant.organizationId(), caller.actor(), work);
    }

    Mono<VirtualKey> patch(Caller caller, String id, @Nullable String ifMatch, ObjectNode patch) {
        Grant grant = caller.may(Action.KEYS_WRITE);
        Mono<Change<VirtualKey>> work = writable(grant, id, ifMatch).flatMap(key -> patch(grant, key, patch));
        return changes.make(grant.organizationId(), caller.actor(), work);
    }

    Mono<IssuedKey> rotate(Caller caller, String id, @Nullable String ifMatch) {
        Grant grant = caller.may(Action.KEYS_WRITE);
        KeySecrets.Secret secret = secrets.next();
        Mono<Change<IssuedKey>> work = writable(grant, id, ifMatch)
                .map(key -> key.withHint(secret.hint()))
                .flatMap(key -> store.rotate(grant.organizationId(), key, secret.hash()))
                .map(key -> new Change<>(IssuedKey.of(key.view(), secret.text()), audit("key.rotate", key, Map.of())));
        return changes.make(grant.organizationId(), caller.actor(), work);
    }

    /** Revokes the key; once more changes nothing. */
    Mono<Void> revoke(Caller caller, String id, @Nullable String ifMatch) {
        Grant grant = caller.may(Action.KEYS_WRITE);
        Mono<Change<VirtualKey>> work = find(grant, id)
                .doOnNext(key -> mayWrite(grant, key))
                .doOnNext(key -> ETags.check(ifMatch, key.view()))
                .delayUntil(key -> store.revoke(grant.organizationId(), key))
                .map(key -> new Change<>(key, audit("key.revoke", key, Map.of())));
        return changes.make(grant.organizationId(), caller.actor(), work).then();
    }

    private Mono<Change<VirtualKey>> patch(Grant grant, VirtualKey key, ObjectNode patch) {
        KeyRequest body = patches.apply(KeyRequest.class, key.request(), patch);
        KeyFields asked = KeyFields.read(body, clock.instant(), key.expiresAt());
        if (!asked.teamId().equals(key.team().id())) {
            throw Problem.invalid("team_id", "a key stays in its team: issue another in the other team");
        }
        return parties.member(grant, key.team().id(), asked.memberId())
                .map(member -> key(key.id(), key.team(), member, asked, key.hint(), key.createdAt()))
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
                .doOnNext(key -> ETags.check(ifMatch, key.view()))
                .filter(key -> key.revokedAt().isEmpty())
                .switchIfEmpty(Mono.error(() -> new Problem(
                        HttpStatus.CONFLICT, "key_revoked", "the key is revoked, for good: issue another")));
    }

    private static void mayWrite(Grant grant, VirtualKey key) {
        UUID owner = key.member().map(Party::id).orElse(NOBODY);
        if (!grant.covers(key.team().id(), owner)) {
            throw Problem.forbidden("this key is somebody else's: ask an admin of the team");
        }
    }

    private static VirtualKey key(
            UUID id, Party team, Optional<Party> member, KeyFields asked, String hint, Instant createdAt) {
        return new VirtualKey(
                id,
                team,
                member,
                asked.name(),
                hint,
                asked.allowedModels(),
                asked.expiresAt(),
                asked.tags(),
                createdAt,
                Optional.empty(),
                asked.limits());
    }

    private static AuditEntry audit(String action, VirtualKey key, Map<String, Object> detail) {
        Map<String, Object> named = new HashMap<>(detail);
        named.put("name", key.name());
        return new AuditEntry(action, "key", key.shownId(), named);
    }

    private static final UUID NOBODY = new UUID(0, 0);
}

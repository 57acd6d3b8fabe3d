package io.tollgate.admin.virtualkey;

import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.MergePatch;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.virtualkey.VirtualKey.Party;
import io.tollgate.billing.tenant.IdKind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Works out the keys that requests ask for, before they are stored. */
@Component
class KeyDrafts {

    private static final long LONGEST_GRACE = 7 * 24 * 60 * 60;

    private final KeyParties parties;
    private final MergePatch patches;
    private final Clock clock;

    KeyDrafts(KeyParties parties, MergePatch patches, Clock clock) {
        this.parties = parties;
        this.patches = patches;
        this.clock = clock;
    }

    /** A new key; fails with 400 naming every field at fault. */
    Mono<VirtualKey> fresh(Grant grant, KeyRequest body, String hint) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        KeyFields asked = KeyFields.read(body, now, Optional.empty());
        return parties.team(grant, asked.teamId())
                .zipWhen(team -> parties.member(grant, team.id(), asked.memberId()))
                .map(found -> key(IdKind.next(), found.getT1(), found.getT2(), asked, hint, now, KeyUse.NONE));
    }

    /** The key as the patch would have it; fails with 400 naming every field at fault. */
    Mono<VirtualKey> changed(Grant grant, VirtualKey key, ObjectNode patch) {
        KeyRequest body = patches.apply(KeyRequest.class, key.request(), patch);
        KeyFields asked = KeyFields.read(body, clock.instant(), key.expiresAt());
        if (!asked.teamId().equals(key.team().id())) {
            throw Problem.invalid("team_id", "a key stays in its team: issue another in the other team");
        }
        return parties.member(grant, key.team().id(), asked.memberId())
                .map(member -> key(key.id(), key.team(), member, asked, key.hint(), key.createdAt(), key.use()));
    }

    private static VirtualKey key(
            UUID id, Party team, Optional<Party> member, KeyFields asked, String hint, Instant createdAt, KeyUse use) {
        return new VirtualKey(
                id,
                team,
                member,
                asked.name(),
                hint,
                asked.allowedModels(),
                asked.expiresAt(),
                asked.tags(),
                asked.scope(),
                createdAt,
                Optional.empty(),
                use,
                asked.limits());
    }

    /** Until when the secret of before works after a rotation; fails with 400 when it is longer than a week. */
    Optional<Instant> grace(@Nullable RotationRequest body) {
        Optional<Long> seconds = Optional.ofNullable(body).map(RotationRequest::graceSeconds);
        if (seconds.filter(asked -> asked < 0 || asked > LONGEST_GRACE).isPresent()) {
            throw Problem.invalid("grace_seconds", seconds.get() + " is not from 0 to " + LONGEST_GRACE);
        }
        return seconds.filter(asked -> asked > 0)
                .map(asked -> clock.instant().truncatedTo(ChronoUnit.MICROS).plusSeconds(asked));
    }
}

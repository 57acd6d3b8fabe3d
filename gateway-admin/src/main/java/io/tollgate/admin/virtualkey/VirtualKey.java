package io.tollgate.admin.virtualkey;

import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.limit.Limits;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A virtual key as it is stored, without its secret.
 *
 * @param hint what may be shown of the secret
 */
record VirtualKey(
        UUID id,
        Party team,
        Optional<Party> member,
        String name,
        String hint,
        Optional<List<String>> allowedModels,
        Optional<Instant> expiresAt,
        Map<String, String> tags,
        KeyScope scope,
        Instant createdAt,
        Optional<Instant> revokedAt,
        KeyUse use,
        Limits limits) {

    VirtualKey with(Limits found) {
        return new VirtualKey(
                id, team, member, name, hint, allowedModels, expiresAt, tags, scope, createdAt, revokedAt, use, found);
    }

    /** The same key with another secret. */
    VirtualKey rotated(String fresh, Optional<Instant> previousUntil) {
        KeyUse rotated = new KeyUse(use.lastUsedAt(), previousUntil);
        return new VirtualKey(
                id,
                team,
                member,
                name,
                fresh,
                allowedModels,
                expiresAt,
                tags,
                scope,
                createdAt,
                revokedAt,
                rotated,
                limits);
    }

    KeyView view() {
        return new KeyView(
                shownId(),
                IdKind.TEAM.show(team.id()),
                team.named(IdKind.TEAM),
                memberId(),
                member.map(party -> party.named(IdKind.USER)).orElse(null),
                name,
                hint,
                limits.budgetViews(),
                limits.rateLimitsView(),
                limits.narrowedViews(),
                allowedModels.orElse(null),
                expiresAt.orElse(null),
                tags,
                scope.endpoints().orElse(null),
                scope.ipRanges().orElse(null),
                scope.environment().orElse(null),
                scope.disabled(),
                createdAt,
                revokedAt.orElse(null),
                use.lastUsedAt().orElse(null),
                use.previousUntil().orElse(null));
    }

    /** What a change is held to: being used does not change a key. */
    Record version() {
        return new Version(request(), hint, revokedAt, use.previousUntil());
    }

    /** The request that would make it as it is. */
    KeyRequest request() {
        return new KeyRequest(
                IdKind.TEAM.show(team.id()),
                memberId(),
                name,
                limits.budgetBodies(),
                limits.rateLimitsBody(),
                limits.narrowedBodies(),
                allowedModels.orElse(null),
                expiresAt.orElse(null),
                tags,
                scope.endpoints().orElse(null),
                scope.ipRanges().orElse(null),
                scope.environment().orElse(null),
                scope.disabled());
    }

    String shownId() {
        return IdKind.KEY.show(id);
    }

    Cursor cursor() {
        return Cursor.of(id);
    }

    private @Nullable String memberId() {
        return member.map(party -> IdKind.USER.show(party.id())).orElse(null);
    }

    private record Version(
            KeyRequest settings, String hint, Optional<Instant> revokedAt, Optional<Instant> previousUntil) {}

    /** A team or a person that a key belongs to. */
    record Party(UUID id, String name) {

        Named named(IdKind kind) {
            return new Named(kind.show(id), name);
        }
    }
}

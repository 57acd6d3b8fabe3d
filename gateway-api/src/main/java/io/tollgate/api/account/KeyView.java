package io.tollgate.api.account;

import io.tollgate.api.auth.KeyGrant;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A key as it sees itself.
 *
 * @param allowedModels null: every model
 * @param limits of everything that the key's requests count against, from the organization down
 */
@JsonNaming(SnakeCaseStrategy.class)
record KeyView(
        String object,
        String id,
        String name,
        NamedView organization,
        NamedView team,
        Optional<String> memberId,
        Optional<List<String>> allowedModels,
        Map<String, String> tags,
        Optional<Instant> expiresAt,
        List<LimitsView> limits) {

    record NamedView(String id, String name) {}

    static KeyView of(KeyGrant grant, List<LimitsView> limits) {
        return new KeyView(
                "key",
                IdKind.KEY.show(grant.keyId()),
                grant.keyName(),
                new NamedView(IdKind.ORGANIZATION.show(grant.organizationId()), grant.organizationName()),
                new NamedView(IdKind.TEAM.show(grant.teamId()), grant.teamName()),
                grant.memberId().map(IdKind.USER::show),
                grant.policy()
                        .allowedModels()
                        .map(models -> models.stream().sorted().toList()),
                grant.tags(),
                grant.expiresAt(),
                limits);
    }
}

package io.tollgate.admin.routing;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.routing.policy.DocumentStack;
import io.tollgate.routing.policy.PolicyReader;
import io.tollgate.routing.policy.RoutingDocument;
import io.tollgate.routing.policy.RulesReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All routing documents and policies that hold for a key, for every key of a team, or for every key there is. */
@Component
class StandingRules {

    private static final String READ = """
            select o.routing::text as organization_routing, o.policy::text as organization_policy,
                   t.id as team_id, t.routing::text as team_routing, t.policy::text as team_policy,
                   k.id as key_id, k.routing::text as key_routing, k.policy::text as key_policy
              from organization o
              left join virtual_key k on k.organization_id = o.id and k.id = :key and k.revoked_at is null
              left join team t on t.organization_id = o.id and t.id = coalesce(k.team_id, :team) and t.deleted_at is null
             where o.id = :organization
            """;

    private final DatabaseClient database;

    StandingRules(DatabaseClient database) {
        this.database = database;
    }

    /**
     * What holds for the key or, without one, for the team.
     *
     * @param draft in the place of the document that is saved at its level
     * @throws Problem 404 when the caller may not read it there
     */
    Mono<DocumentStack> of(Grant grant, Optional<String> team, Optional<String> key, Optional<DraftDocument> draft) {
        return database.sql(READ)
                .bind("organization", grant.organizationId())
                .bind(
                        "key",
                        Bind.nullable(UUID.class, key.flatMap(IdKind.KEY::read).orElse(null)))
                .bind(
                        "team",
                        Bind.nullable(
                                UUID.class, team.flatMap(IdKind.TEAM::read).orElse(null)))
                .map(row -> stack(grant, team, key, draft, row))
                .one();
    }

    private static DocumentStack stack(
            Grant grant, Optional<String> team, Optional<String> key, Optional<DraftDocument> draft, Readable row) {
        requireReadable(grant, team, key, row);
        List<RoutingDocument> documents = new ArrayList<>();
        for (String level : List.of("organization", "team", "key")) {
            policy(row.get(level + "_policy", String.class)).ifPresent(documents::add);
            draft.filter(it -> it.level().equals(level))
                    .map(DraftDocument::document)
                    .or(() -> Optional.ofNullable(row.get(level + "_routing", String.class))
                            .map(RulesReader::document))
                    .ifPresent(documents::add);
        }
        return new DocumentStack(documents);
    }

    private static void requireReadable(Grant grant, Optional<String> team, Optional<String> key, Readable row) {
        UUID inTeam = row.get("team_id", UUID.class);
        boolean readable = inTeam != null && grant.covers(inTeam);
        if (key.isPresent() && (row.get("key_id", UUID.class) == null || !readable)) {
            throw Problem.notFound("key", key.get());
        }
        if (team.isPresent() && !readable) {
            throw Problem.notFound("team", team.get());
        }
    }

    private static Optional<RoutingDocument> policy(@Nullable String stored) {
        return Optional.ofNullable(stored)
                .map(PolicyReader::stored)
                .map(policy -> RoutingDocument.of(policy.constraints()));
    }
}

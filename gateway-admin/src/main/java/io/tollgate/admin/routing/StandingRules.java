package io.tollgate.admin.routing;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.routing.catalogue.CredentialVault;
import io.tollgate.routing.catalogue.OwnKeyReader;
import io.tollgate.routing.policy.DocumentStack;
import io.tollgate.routing.policy.Policy;
import io.tollgate.routing.policy.PolicyReader;
import io.tollgate.routing.policy.RoutingDocument;
import io.tollgate.routing.policy.RulesReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All that holds for a key, for every key of a team, or for every key there is. */
@Component
class StandingRules {

    private static final String READ = """
            select o.routing::text as organization_routing, o.policy::text as organization_policy,
                   null::text[] as organization_models,
                   t.id as team_id, t.routing::text as team_routing, t.policy::text as team_policy,
                   t.allowed_models as team_models,
                   k.id as key_id, k.routing::text as key_routing, k.policy::text as key_policy,
                   k.allowed_models as key_models,""" + OwnKeyReader.ROWS + """
                    as provider_keys
              from organization o
              left join virtual_key k on k.organization_id = o.id and k.id = :key and k.revoked_at is null
              left join team t on t.organization_id = o.id and t.id = coalesce(k.team_id, :team) and t.deleted_at is null
             where o.id = :organization
            """;

    private static final List<String> LEVELS = List.of("organization", "team", "key");

    private final DatabaseClient database;
    private final OwnKeyReader ownKeys;

    StandingRules(DatabaseClient database, CredentialVault vault) {
        this.database = database;
        this.ownKeys = new OwnKeyReader(vault);
    }

    /**
     * What holds for the key or, without one, for the team.
     *
     * @param draft in the place of the document that is saved at its level
     * @throws Problem 404 when the caller may not read it there
     */
    Mono<Standing> of(Grant grant, Optional<String> team, Optional<String> key, Optional<DraftDocument> draft) {
        return database.sql(READ)
                .bind("organization", grant.organizationId())
                .bind(
                        "key",
                        Bind.nullable(UUID.class, key.flatMap(IdKind.KEY::read).orElse(null)))
                .bind(
                        "team",
                        Bind.nullable(
                                UUID.class, team.flatMap(IdKind.TEAM::read).orElse(null)))
                .map(row -> standing(grant, team, key, draft, row))
                .one();
    }

    private Standing standing(
            Grant grant, Optional<String> team, Optional<String> key, Optional<DraftDocument> draft, Readable row) {
        requireReadable(grant, team, key, row);
        Policy policy = LEVELS.stream()
                .map(level -> allowed(level, row).and(policy(level, row)))
                .reduce(Policy.NONE, Policy::and);
        return new Standing(
                stack(draft, row), policy, ownKeys.read(Optional.ofNullable(row.get("provider_keys", String.class))));
    }

    private static DocumentStack stack(Optional<DraftDocument> draft, Readable row) {
        List<RoutingDocument> documents = new ArrayList<>();
        for (String level : LEVELS) {
            documents.add(RoutingDocument.of(policy(level, row).constraints()));
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

    private static Policy policy(String level, Readable row) {
        return Optional.ofNullable(row.get(level + "_policy", String.class))
                .map(PolicyReader::stored)
                .orElse(Policy.NONE);
    }

    private static Policy allowed(String level, Readable row) {
        return Policy.ofModels(
                Optional.ofNullable(row.get(level + "_models", String[].class)).map(Set::of));
    }
}

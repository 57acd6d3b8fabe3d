package io.tollgate.admin.policy;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.policy.StatedPolicy.Source;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.routing.policy.Policy;
import io.tollgate.routing.policy.PolicyReader;
import io.tollgate.routing.policy.RulesReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What binds a key in the end, read as the data plane reads it. */
@Component
class EffectivePolicies {

    private static final String OF_KEY = """
            select o.id as organization_id, o.name as organization_name, o.policy::text as organization_policy,
                   o.routing::text as organization_routing, null::text[] as organization_models,
                   t.id as team_id, t.name as team_name, t.policy::text as team_policy,
                   t.routing::text as team_routing, t.allowed_models as team_models,
                   k.id as key_id, k.name as key_name, k.policy::text as key_policy,
                   k.routing::text as key_routing, k.allowed_models as key_models
              from virtual_key k
              join organization o on o.id = k.organization_id
              join team t on t.organization_id = k.organization_id and t.id = k.team_id
             where k.organization_id = :organization and k.id = :id and k.revoked_at is null
            """;

    private final DatabaseClient database;

    EffectivePolicies(DatabaseClient database) {
        this.database = database;
    }

    Mono<EffectivePolicyView> of(Grant grant, String shownId) {
        return Mono.justOrEmpty(IdKind.KEY.read(shownId))
                .flatMap(id -> database.sql(OF_KEY)
                        .bind("organization", grant.organizationId())
                        .bind("id", id)
                        .map(EffectivePolicies::key)
                        .one())
                .filter(key -> grant.covers(key.team()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("key", shownId)))
                .map(key -> EffectivePolicyView.of(key.shown(), key.stated()));
    }

    private static Key key(Readable row) {
        List<StatedPolicy> stated = new ArrayList<>();
        stated.addAll(level(row, "organization", IdKind.ORGANIZATION));
        stated.addAll(level(row, "team", IdKind.TEAM));
        stated.addAll(level(row, "key", IdKind.KEY));
        return new Key(
                row.get("team_id", UUID.class),
                new Named(IdKind.KEY.show(row.get("key_id", UUID.class)), row.get("key_name", String.class)),
                stated);
    }

    private static List<StatedPolicy> level(Readable row, String level, IdKind kind) {
        String id = kind.show(row.get(level + "_id", UUID.class));
        String name = row.get(level + "_name", String.class);
        List<StatedPolicy> stated = new ArrayList<>();
        Optional.ofNullable(row.get(level + "_policy", String.class))
                .map(PolicyReader::stored)
                .map(policy -> new StatedPolicy(new Source(level, id, name, "policy"), policy))
                .ifPresent(stated::add);
        Optional.ofNullable(row.get(level + "_routing", String.class))
                .map(RulesReader::document)
                .map(document -> Policy.of(document.constraints()))
                .map(policy -> new StatedPolicy(new Source(level, id, name, "routing"), policy))
                .ifPresent(stated::add);
        Optional.ofNullable(row.get(level + "_models", String[].class))
                .map(models -> Policy.ofModels(Optional.of(Set.of(models))))
                .map(policy -> new StatedPolicy(new Source(level, id, name, "allowed_models"), policy))
                .ifPresent(stated::add);
        return stated;
    }

    private record Key(UUID team, Named shown, List<StatedPolicy> stated) {}
}

package io.tollgate.admin.team;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.limit.LimitStore;
import io.tollgate.admin.limit.Limits;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Teams in Postgres. */
@Component
class TeamStore {

    private static final String SELECT = """
            select id, name, allowed_models, routing::text as routing, idempotency, created_at from team
            where organization_id = :organization and deleted_at is null and (:everywhere or id = any(:teams))
            """;
    private static final String PAGE =
            SELECT + " and (cast(:after as uuid) is null or id > :after) order by id limit :limit";
    private static final String ONE = SELECT + " and id = :id";
    private static final String INSERT = """
            insert into team (organization_id, id, name, allowed_models, routing, idempotency, created_at)
            values (:organization, :id, :name, :models, cast(:routing as jsonb), :idempotency, :createdAt)
            """;
    private static final String UPDATE = """
            update team set name = :name, allowed_models = :models, routing = cast(:routing as jsonb),
                idempotency = :idempotency
            where organization_id = :organization and id = :id
            """;
    private static final String DELETE = """
            with keys as (
                update virtual_key set revoked_at = now()
                where organization_id = :organization and team_id = :id and revoked_at is null
            )
            update team set deleted_at = now() where organization_id = :organization and id = :id
            """;

    /** After the update: whoever writes one meanwhile has the team's row, and either has written it by now or never will. */
    private static final String FORGET =
            "delete from request_payload where organization_id = :organization and team_id = :id";

    private final DatabaseClient database;
    private final LimitStore limits;

    TeamStore(DatabaseClient database, LimitStore limits) {
        this.database = database;
        this.limits = limits;
    }

    Mono<Page<Team>> page(Grant grant, Optional<UUID> after, int limit) {
        return select(PAGE, grant)
                .bind("after", Bind.nullable(UUID.class, after.orElse(null)))
                .bind("limit", limit + 1)
                .map(TeamStore::team)
                .all()
                .collectList()
                .flatMap(teams -> limited(grant.organizationId(), teams))
                .map(teams -> Page.of(teams, limit, Team::cursor));
    }

    Mono<Team> find(Grant grant, UUID id) {
        return select(ONE, grant)
                .bind("id", id)
                .map(TeamStore::team)
                .one()
                .flatMap(team -> limited(grant.organizationId(), List.of(team)))
                .map(teams -> teams.get(0));
    }

    Mono<Team> insert(UUID organizationId, Team team) {
        return write(INSERT, organizationId, team)
                .bind("createdAt", team.createdAt())
                .then()
                .then(finish(organizationId, team));
    }

    Mono<Team> update(UUID organizationId, Team team) {
        return write(UPDATE, organizationId, team).then().then(finish(organizationId, team));
    }

    /** Hides the team, revokes its keys and deletes what was captured of its requests; its rows keep its name. */
    Mono<Void> delete(UUID organizationId, Team team) {
        return delete(DELETE, organizationId, team).then(delete(FORGET, organizationId, team));
    }

    private Mono<Void> delete(String sql, UUID organizationId, Team team) {
        return database.sql(sql)
                .bind("organization", organizationId)
                .bind("id", team.id())
                .then();
    }

    private Mono<Team> finish(UUID organizationId, Team team) {
        return limits.replace(organizationId, new Scope(ScopeKind.TEAM, team.id()), team.limits())
                .then(limits.replace(organizationId, new Scope(ScopeKind.END_USER, team.id()), team.endUsers()))
                .thenReturn(team);
    }

    private DatabaseClient.GenericExecuteSpec select(String sql, Grant grant) {
        return database.sql(sql)
                .bind("organization", grant.organizationId())
                .bind("everywhere", grant.everywhere())
                .bind("teams", grant.teams());
    }

    private DatabaseClient.GenericExecuteSpec write(String sql, UUID organizationId, Team team) {
        return database.sql(sql)
                .bind("organization", organizationId)
                .bind("id", team.id())
                .bind("name", team.name())
                .bind("models", Bind.texts(team.allowedModels()))
                .bind("idempotency", team.idempotency())
                .bind("routing", Bind.nullable(String.class, team.routing().orElse(null)));
    }

    private Mono<List<Team>> limited(UUID organizationId, List<Team> teams) {
        List<UUID> ids = teams.stream().map(Team::id).toList();
        return limits.find(organizationId, ScopeKind.TEAM, ids)
                .zipWith(limits.find(organizationId, ScopeKind.END_USER, ids))
                .map(found -> teams.stream()
                        .map(team -> limited(team, found.getT1(), found.getT2()))
                        .toList());
    }

    private static Team limited(Team team, Map<UUID, Limits> own, Map<UUID, Limits> ofEndUsers) {
        return team.with(own.getOrDefault(team.id(), Limits.NONE), ofEndUsers.getOrDefault(team.id(), Limits.NONE));
    }

    private static Team team(Readable row) {
        return new Team(
                row.get("id", UUID.class),
                row.get("name", String.class),
                Optional.ofNullable(row.get("allowed_models", String[].class)).map(List::of),
                Optional.ofNullable(row.get("routing", String.class)),
                row.get("idempotency", Boolean.class),
                row.get("created_at", Instant.class),
                Limits.NONE,
                Limits.NONE);
    }
}

package io.tollgate.admin.member;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.access.Role;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.limit.LimitStore;
import io.tollgate.admin.limit.Limits;
import io.tollgate.billing.admission.ScopeKind;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Memberships in Postgres. */
@Component
class MemberStore {

    private static final String SELECT = """
            select u.id, u.name, u.email, m.role, m.created_at, array(
                select tm.team_id || ':' || tm.role || ':' || t.name from team_member tm
                -- "offset" keeps it a look-up for each, rather than a join with all teams for each member.
                cross join lateral (
                    select name from team
                    where organization_id = tm.organization_id and id = tm.team_id and deleted_at is null
                    offset 0) t
                where tm.organization_id = m.organization_id and tm.user_id = m.user_id
                    and (:everywhere or tm.team_id = any(:teams))
                order by lower(t.name)) as teams
            from membership m join app_user u on u.id = m.user_id
            where m.organization_id = :organization
                and (:everywhere or m.user_id = :me or exists (
                    select from team_member tm where tm.organization_id = m.organization_id
                        and tm.user_id = m.user_id and tm.team_id = any(:teams)))
            """;
    private static final String PAGE =
            SELECT + " and (cast(:after as uuid) is null or m.user_id > :after) order by m.user_id limit :limit";
    private static final String ONE = SELECT + " and m.user_id = :id";
    private static final String OWNERS =
            "select count(*) from membership where organization_id = :organization and role = 'owner'";
    private static final String SET_ROLE =
            "update membership set role = :role where organization_id = :organization and user_id = :id";
    /** What was the person's own goes with them. */
    private static final String REMOVE = """
            with keys as (
                update virtual_key set revoked_at = now()
                where organization_id = :organization and member_id = :id and revoked_at is null
            ), tokens as (
                update api_token set revoked_at = now()
                where organization_id = :organization and user_id = :id and revoked_at is null
            ), teams as (
                delete from team_member where organization_id = :organization and user_id = :id
            )
            delete from membership where organization_id = :organization and user_id = :id
            """;

    private final DatabaseClient database;
    private final LimitStore limits;

    MemberStore(DatabaseClient database, LimitStore limits) {
        this.database = database;
        this.limits = limits;
    }

    Mono<Page<Member>> page(Grant grant, Optional<UUID> after, int limit) {
        return select(PAGE, grant)
                .bind("after", Bind.nullable(UUID.class, after.orElse(null)))
                .bind("limit", limit + 1)
                .map(MemberStore::member)
                .all()
                .collectList()
                .flatMap(members -> limited(grant.organizationId(), members))
                .map(members -> Page.of(members, limit, Member::cursor));
    }

    Mono<Member> find(Grant grant, UUID id) {
        return select(ONE, grant)
                .bind("id", id)
                .map(MemberStore::member)
                .one()
                .flatMap(member -> limited(grant.organizationId(), List.of(member)))
                .map(members -> members.get(0));
    }

    Mono<Long> owners(UUID organizationId) {
        return database.sql(OWNERS)
                .bind("organization", organizationId)
                .map(row -> row.get(0, Long.class))
                .one();
    }

    Mono<Member> give(UUID organizationId, Member member, Role role) {
        return database.sql(SET_ROLE)
                .bind("organization", organizationId)
                .bind("id", member.id())
                .bind("role", role.label())
                .then()
                .thenReturn(member.with(role));
    }

    Mono<Member> limit(UUID organizationId, Member member, Limits changed) {
        return limits.replace(organizationId, member.scope(), changed).thenReturn(member.with(changed));
    }

    /** Takes the person out, with their limits, and revokes their keys and tokens. */
    Mono<Void> remove(UUID organizationId, Member member) {
        return limits.replace(organizationId, member.scope(), Limits.NONE)
                .then(database.sql(REMOVE)
                        .bind("organization", organizationId)
                        .bind("id", member.id())
                        .then());
    }

    private Mono<List<Member>> limited(UUID organizationId, List<Member> members) {
        List<UUID> ids = members.stream().map(Member::id).toList();
        return limits.find(organizationId, ScopeKind.MEMBER, ids)
                .map(found -> members.stream()
                        .map(member -> member.with(found.getOrDefault(member.id(), Limits.NONE)))
                        .toList());
    }

    private DatabaseClient.GenericExecuteSpec select(String sql, Grant grant) {
        return database.sql(sql)
                .bind("organization", grant.organizationId())
                .bind("everywhere", grant.everywhere())
                .bind("teams", grant.teams())
                .bind("me", grant.userId());
    }

    private static Member member(Readable row) {
        return new Member(
                row.get("id", UUID.class),
                row.get("name", String.class),
                row.get("email", String.class),
                Role.of(row.get("role", String.class)),
                teams(row.get("teams", String[].class)),
                Limits.NONE,
                row.get("created_at", Instant.class));
    }

    private static List<MemberTeam> teams(String[] written) {
        return Arrays.stream(written)
                .map(team -> team.split(":", 3))
                .map(parts -> new MemberTeam(IdKind.TEAM.show(UUID.fromString(parts[0])), parts[2], parts[1]))
                .toList();
    }
}

package io.tollgate.admin.member;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.TeamRole;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.Page;
import io.tollgate.billing.tenant.IdKind;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who is in which team, in Postgres. */
@Component
class TeamMemberStore {

    private static final String TEAM =
            "select name from team where organization_id = :organization and id = :team and deleted_at is null";
    private static final String PERSON = """
            select u.id, u.name, u.email, tm.role from membership m
            join app_user u on u.id = m.user_id
            left join team_member tm on tm.organization_id = m.organization_id and tm.user_id = m.user_id
                and tm.team_id = :team
            where m.organization_id = :organization
            """;
    private static final String ONE = PERSON + " and m.user_id = :user";
    private static final String PAGE = PERSON + """
             and tm.role is not null and (cast(:after as uuid) is null or m.user_id > :after)
            order by m.user_id limit :limit
            """;
    private static final String PUT = """
            insert into team_member (organization_id, team_id, user_id, role) values (:organization, :team, :user, :role)
            on conflict (organization_id, team_id, user_id) do update set role = excluded.role
            """;
    private static final String REMOVE = """
            with keys as (
                update virtual_key set revoked_at = now()
                where organization_id = :organization and team_id = :team and member_id = :user and revoked_at is null
            )
            delete from team_member where organization_id = :organization and team_id = :team and user_id = :user
            """;

    private final DatabaseClient database;

    TeamMemberStore(DatabaseClient database) {
        this.database = database;
    }

    /** The team's name; empty when there is none. */
    Mono<String> team(UUID organization, UUID team) {
        return bind(TEAM, organization, team)
                .map(row -> row.get("name", String.class))
                .one();
    }

    /** Somebody of the organization, with their role in the team if they are in it. */
    Mono<Person> person(UUID organization, UUID team, UUID user) {
        return bind(ONE, organization, team)
                .bind("user", user)
                .map(TeamMemberStore::person)
                .one();
    }

    Mono<Page<Person>> page(UUID organization, UUID team, Optional<UUID> after, int limit) {
        return bind(PAGE, organization, team)
                .bind("after", Bind.nullable(UUID.class, after.orElse(null)))
                .bind("limit", limit + 1)
                .map(TeamMemberStore::person)
                .all()
                .collectList()
                .map(people -> Page.of(people, limit, person -> Cursor.of(person.id())));
    }

    Mono<Void> put(UUID organization, UUID team, UUID user, TeamRole role) {
        return bind(PUT, organization, team)
                .bind("user", user)
                .bind("role", role.label())
                .then();
    }

    /** Takes the person out of the team, and revokes their own keys there. */
    Mono<Void> remove(UUID organization, UUID team, UUID user) {
        return bind(REMOVE, organization, team).bind("user", user).then();
    }

    private DatabaseClient.GenericExecuteSpec bind(String sql, UUID organization, UUID team) {
        return database.sql(sql).bind("organization", organization).bind("team", team);
    }

    private static Person person(Readable row) {
        return new Person(
                row.get("id", UUID.class),
                row.get("name", String.class),
                row.get("email", String.class),
                Optional.ofNullable(row.get("role", String.class)).map(TeamRole::of));
    }

    record Person(UUID id, String name, String email, Optional<TeamRole> role) {

        TeamMemberView view(TeamRole as) {
            return new TeamMemberView(IdKind.USER.show(id), name, email, as.label());
        }
    }
}

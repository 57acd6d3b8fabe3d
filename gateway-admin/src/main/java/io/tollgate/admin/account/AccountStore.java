package io.tollgate.admin.account;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Membership;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.security.Callers;
import io.tollgate.billing.tenant.IdKind;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads people and their places in organizations. */
@Component
class AccountStore {

    private static final String CREDENTIALS = """
            select u.id, u.password_hash, m.organization_id from app_user u
            join membership m on m.user_id = u.id
            where u.email = :email
            order by m.created_at, m.organization_id
            limit 1
            """;
    private static final String PERSON = """
            select u.id, u.email, u.name, u.operator, o.id as organization_id, o.name as organization_name
            from app_user u, organization o
            where u.id = :user and o.id = :organization
            """;
    private static final String TEAMS = """
            select t.id, t.name, tm.role from team_member tm
            join team t on t.organization_id = tm.organization_id and t.id = tm.team_id and t.deleted_at is null
            where tm.organization_id = :organization and tm.user_id = :user
            order by lower(t.name)
            """;

    private final DatabaseClient database;
    private final Callers callers;

    AccountStore(DatabaseClient database, Callers callers) {
        this.database = database;
        this.callers = callers;
    }

    /** What a login is checked against, with the organization that the person joined first. */
    Mono<Credentials> credentials(String email) {
        return database.sql(CREDENTIALS)
                .bind("email", email)
                .map(row -> new Credentials(
                        row.get("id", UUID.class),
                        row.get("password_hash", String.class),
                        row.get("organization_id", UUID.class)))
                .one();
    }

    /** A person who has just logged in. */
    Mono<Me> me(UUID userId, UUID organizationId) {
        return callers.person(userId, organizationId).flatMap(this::me);
    }

    /** The caller. */
    Mono<Me> me(Caller caller) {
        return caller.membership()
                .map(membership ->
                        person(membership).zipWith(teams(membership), (person, teams) -> me(caller, person, teams)))
                .orElseGet(() -> Mono.just(new Me(null, null, null, caller.operator(), List.of(), List.of())));
    }

    private Mono<Person> person(Membership membership) {
        return database.sql(PERSON)
                .bind("user", membership.userId())
                .bind("organization", membership.organizationId())
                .map(AccountStore::readPerson)
                .one();
    }

    private Mono<List<MyTeam>> teams(Membership membership) {
        return database.sql(TEAMS)
                .bind("user", membership.userId())
                .bind("organization", membership.organizationId())
                .map(row -> new MyTeam(
                        IdKind.TEAM.show(row.get("id", UUID.class)),
                        row.get("name", String.class),
                        row.get("role", String.class)))
                .all()
                .collectList();
    }

    private static Me me(Caller caller, Person person, List<MyTeam> teams) {
        List<String> permissions =
                caller.actions().stream().map(Action::label).sorted().toList();
        String role = caller.tenant().role().label();
        return new Me(person.user(), person.organization(), role, caller.operator(), teams, permissions);
    }

    private static Person readPerson(Readable row) {
        UserView user = new UserView(
                IdKind.USER.show(row.get("id", UUID.class)),
                row.get("email", String.class),
                row.get("name", String.class),
                row.get("operator", Boolean.class));
        Named organization = new Named(
                IdKind.ORGANIZATION.show(row.get("organization_id", UUID.class)),
                row.get("organization_name", String.class));
        return new Person(user, organization);
    }

    record Credentials(UUID userId, String passwordHash, UUID organizationId) {}

    private record Person(UserView user, Named organization) {}
}

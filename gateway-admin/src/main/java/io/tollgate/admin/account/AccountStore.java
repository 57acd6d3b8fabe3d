package io.tollgate.admin.account;

import io.tollgate.admin.access.Actor;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Membership;
import io.tollgate.admin.security.Callers;
import io.tollgate.billing.tenant.IdKind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads people and their places in organizations. */
@Component
class AccountStore {

    private static final String CREDENTIALS = """
            select u.id, u.password_hash, m.organization_id from app_user u
            left join membership m on m.user_id = u.id
            where u.email = :email
            order by m.created_at, m.organization_id
            limit 1
            """;
    private static final String PERSON = "select id, email, name, operator from app_user where id = :user";
    private static final String ORGANIZATIONS = """
            select o.id, o.name, m.role from membership m join organization o on o.id = m.organization_id
            where m.user_id = :user
            order by lower(o.name), o.id
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
                        Optional.ofNullable(row.get("organization_id", UUID.class))))
                .one();
    }

    Mono<String> email(UUID userId) {
        return person(userId).map(UserView::email);
    }

    /** Whether the person belongs to the organization. */
    Mono<Boolean> belongs(UUID userId, UUID organizationId) {
        return callers.person(userId, Optional.of(organizationId))
                .map(caller -> caller.membership().isPresent())
                .defaultIfEmpty(false);
    }

    /** A person who has just logged in. */
    Mono<Me> me(UUID userId, Optional<UUID> organizationId) {
        return callers.person(userId, organizationId).flatMap(this::me);
    }

    /** The caller; a token shows its own organization alone. */
    Mono<Me> me(Caller caller) {
        Optional<UUID> person = caller.membership()
                .map(Membership::userId)
                .or(() -> Optional.of(caller.actor())
                        .filter(actor -> actor.kind() == Actor.Kind.USER)
                        .map(Actor::id));
        return person.map(id -> Mono.zip(person(id), organizations(id), teams(caller))
                        .map(found -> Me.of(caller, found.getT1(), found.getT2(), found.getT3())))
                .orElseGet(() -> Mono.just(Me.ofOperator()));
    }

    private Mono<UserView> person(UUID userId) {
        return database.sql(PERSON)
                .bind("user", userId)
                .map(row -> new UserView(
                        IdKind.USER.show(row.get("id", UUID.class)),
                        row.get("email", String.class),
                        row.get("name", String.class),
                        row.get("operator", Boolean.class)))
                .one();
    }

    private Mono<List<MyOrganization>> organizations(UUID userId) {
        return database.sql(ORGANIZATIONS)
                .bind("user", userId)
                .map(row -> new MyOrganization(
                        IdKind.ORGANIZATION.show(row.get("id", UUID.class)),
                        row.get("name", String.class),
                        row.get("role", String.class)))
                .all()
                .collectList();
    }

    private Mono<List<MyTeam>> teams(Caller caller) {
        return caller.membership().map(this::teams).orElseGet(() -> Mono.just(List.of()));
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

    record Credentials(UUID userId, String passwordHash, Optional<UUID> organizationId) {}
}

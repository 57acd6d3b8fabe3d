package io.tollgate.admin.security;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Actor;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Membership;
import io.tollgate.admin.access.Role;
import io.tollgate.admin.access.TeamRole;
import io.tollgate.admin.http.Bind;
import io.tollgate.billing.tenant.SecretHasher;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the caller behind a session or a token, with the rights of this very moment. */
@Component
public class Callers {

    private static final String MEMBERSHIP = """
            u.operator, m.role, o.id as organization_id, o.shard, array(
                select tm.team_id || ':' || tm.role from team_member tm
                join team t on t.organization_id = tm.organization_id and t.id = tm.team_id and t.deleted_at is null
                where tm.organization_id = o.id and tm.user_id = u.id) as teams
            """;
    private static final String PERSON = "select u.id as user_id, u.session_generation, " + MEMBERSHIP + """
            from app_user u
            left join membership m on m.user_id = u.id and m.organization_id = :organization
            left join organization o on o.id = m.organization_id
            where u.id = :user
            """;
    private static final String TOKEN =
            "select t.id, t.organization_id as token_organization, t.scopes, u.id as user_id, " + MEMBERSHIP + """
            from api_token t
            left join app_user u on u.id = t.user_id
            left join membership m on m.user_id = u.id and m.organization_id = t.organization_id
            left join organization o on o.id = m.organization_id
            where t.secret_hash = :hash and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())
            """;
    private static final String TOUCH = """
            update api_token set last_used_at = now()
            where id = :id and (last_used_at is null or last_used_at < now() - interval '1 minute')
            """;

    private final DatabaseClient database;
    private final SecretHasher hasher;

    Callers(DatabaseClient database, SecretHasher hasher) {
        this.database = database;
        this.hasher = hasher;
    }

    /** The person of a session; empty when it was ended elsewhere. */
    Mono<Caller> session(SessionLogin.Login login) {
        return person(
                login.userId(),
                login.organizationId(),
                row -> row.get("session_generation", Long.class) == login.generation()
                        ? Optional.of(readPerson(row))
                        : Optional.empty());
    }

    /** A person, as far as they belong to the organization; empty when there is no such person. */
    public Mono<Caller> person(UUID userId, Optional<UUID> organizationId) {
        return person(userId, organizationId, row -> Optional.of(readPerson(row)));
    }

    private Mono<Caller> person(UUID userId, Optional<UUID> organizationId, Function<Readable, Optional<Caller>> read) {
        return database.sql(PERSON)
                .bind("user", userId)
                .bind("organization", Bind.nullable(UUID.class, organizationId.orElse(null)))
                .map(read)
                .one()
                .flatMap(Mono::justOrEmpty);
    }

    /** Whoever holds this token; empty when it is unknown, expired or revoked. */
    Mono<Caller> token(String secret) {
        return database.sql(TOKEN)
                .bind("hash", hasher.hash(secret))
                .map(Callers::readToken)
                .one()
                .flatMap(Mono::justOrEmpty)
                .flatMap(this::touch);
    }

    private Mono<Caller> touch(Caller caller) {
        return database.sql(TOUCH).bind("id", caller.actor().id()).then().thenReturn(caller);
    }

    private static Caller readPerson(Readable row) {
        UUID user = row.get("user_id", UUID.class);
        boolean operator = Boolean.TRUE.equals(row.get("operator", Boolean.class));
        return new Caller(new Actor(Actor.Kind.USER, user), membership(row), operator, Optional.empty());
    }

    /** An organization's token is as dead as its person's membership. */
    private static Optional<Caller> readToken(Readable row) {
        UUID id = row.get("id", UUID.class);
        @Nullable UUID organization = row.get("token_organization", UUID.class);
        if (organization == null) {
            return Optional.of(
                    new Caller(new Actor(Actor.Kind.OPERATOR, id), Optional.empty(), true, Optional.empty()));
        }
        Optional<Set<Action>> scopes = scopes(row.get("scopes", String[].class));
        return membership(row)
                .map(member -> new Caller(new Actor(Actor.Kind.TOKEN, id), Optional.of(member), false, scopes));
    }

    /** Scopes that this version does not know allow nothing; only a token without any is not narrowed. */
    private static Optional<Set<Action>> scopes(String[] stored) {
        return stored.length == 0
                ? Optional.empty()
                : Optional.of(Arrays.stream(stored)
                        .map(Action::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Optional<Membership> membership(Readable row) {
        @Nullable UUID organization = row.get("organization_id", UUID.class);
        if (organization == null) {
            return Optional.empty();
        }
        return Optional.of(new Membership(
                organization,
                row.get("shard", Integer.class),
                row.get("user_id", UUID.class),
                Role.of(row.get("role", String.class)),
                Arrays.stream(row.get("teams", String[].class))
                        .map(team -> team.split(":"))
                        .collect(Collectors.toMap(team -> UUID.fromString(team[0]), team -> TeamRole.of(team[1])))));
    }
}

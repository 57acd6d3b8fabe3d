package io.tollgate.admin.invitation;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Role;
import io.tollgate.admin.access.TeamRole;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.JsonColumn;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.Page;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Invitations in Postgres. Not found, though kept, are those that were accepted or revoked, and those whose inviter may not
 * make them any more.
 */
@Component
class InvitationStore {

    private static final String SELECT = """
            select i.organization_id, o.name as organization, i.id, i.email, i.role, i.teams::text as teams, i.created_at,
                i.created_by, u.name as inviter, i.expires_at
            from invitation i
            join organization o on o.id = i.organization_id
            join membership m on m.organization_id = i.organization_id and m.user_id = i.created_by
                and m.role = any(case i.role when 'owner' then %s else %s end)
            join app_user u on u.id = i.created_by
            where i.accepted_at is null and i.revoked_at is null
            """.formatted(whoMay(Action.OWNERSHIP_WRITE), whoMay(Action.MEMBERS_WRITE));
    private static final String PAGE = SELECT + """
             and i.organization_id = :organization and (cast(:after as uuid) is null or i.id < :after)
            order by i.id desc limit :limit
            """;
    private static final String ONE = SELECT + " and i.organization_id = :organization and i.id = :id";
    private static final String BY_SECRET = SELECT + " and i.secret_hash = :secret and i.expires_at > now()";
    private static final String INSERT = """
            insert into invitation (organization_id, id, email, role, teams, secret_hash, created_at, created_by, expires_at)
            values (:organization, :id, :email, :role, cast(:teams as jsonb), :secret, :createdAt, :createdBy, :expires)
            """;
    private static final String RENEW = """
            update invitation set secret_hash = :secret, expires_at = :expires
            where organization_id = :organization and id = :id
            """;
    private static final String REVOKE =
            "update invitation set revoked_at = now() where organization_id = :organization and id = :id";
    private static final String TEAMS = """
            select count(*) from team
            where organization_id = :organization and id = any(:teams) and deleted_at is null
            """;

    private final DatabaseClient database;
    private final JsonColumn json;

    InvitationStore(DatabaseClient database, JsonColumn json) {
        this.database = database;
        this.json = json;
    }

    Mono<Page<Invitation>> page(UUID organizationId, Optional<UUID> after, int limit) {
        return database.sql(PAGE)
                .bind("organization", organizationId)
                .bind("after", Bind.nullable(UUID.class, after.orElse(null)))
                .bind("limit", limit + 1)
                .map(this::invitation)
                .all()
                .collectList()
                .map(found -> Page.of(found, limit, Invitation::cursor));
    }

    Mono<Invitation> find(UUID organizationId, UUID id) {
        return one(ONE, organizationId, id).map(this::invitation).one();
    }

    /** The one with this secret, unless it has expired. */
    Mono<Invitation> bySecret(byte[] secretHash) {
        return database.sql(BY_SECRET)
                .bind("secret", secretHash)
                .map(this::invitation)
                .one();
    }

    Mono<Invitation> insert(Invitation invitation, UUID createdBy, byte[] secretHash) {
        return one(INSERT, invitation.organizationId(), invitation.id())
                .bind("email", Bind.nullable(String.class, invitation.email().orElse(null)))
                .bind("role", invitation.role().label())
                .bind("teams", json.write(teams(invitation)))
                .bind("secret", secretHash)
                .bind("createdAt", invitation.createdAt())
                .bind("createdBy", createdBy)
                .bind("expires", invitation.expiresAt())
                .then()
                .thenReturn(invitation);
    }

    Mono<Invitation> renew(Invitation invitation, byte[] secretHash) {
        return one(RENEW, invitation.organizationId(), invitation.id())
                .bind("secret", secretHash)
                .bind("expires", invitation.expiresAt())
                .then()
                .thenReturn(invitation);
    }

    Mono<Void> revoke(Invitation invitation) {
        return one(REVOKE, invitation.organizationId(), invitation.id()).then();
    }

    /** Whether all of these teams are there. */
    Mono<Boolean> haveTeams(UUID organizationId, Map<UUID, TeamRole> teams) {
        return database.sql(TEAMS)
                .bind("organization", organizationId)
                .bind("teams", teams.keySet().toArray(UUID[]::new))
                .map(row -> row.get(0, Long.class))
                .one()
                .map(found -> found == teams.size());
    }

    private DatabaseClient.GenericExecuteSpec one(String sql, UUID organizationId, UUID id) {
        return database.sql(sql).bind("organization", organizationId).bind("id", id);
    }

    /** The roles, as Postgres writes a list of texts. */
    private static String whoMay(Action action) {
        return Arrays.stream(Role.values())
                .filter(role -> role.mayEverywhere(action))
                .map(Role::label)
                .collect(Collectors.joining(",", "cast('{", "}' as text[])"));
    }

    private static Map<String, String> teams(Invitation invitation) {
        return invitation.teams().entrySet().stream()
                .collect(Collectors.toMap(
                        team -> team.getKey().toString(),
                        team -> team.getValue().label()));
    }

    private Invitation invitation(Readable row) {
        Map<UUID, TeamRole> teams = json.readTexts(row.get("teams", String.class)).entrySet().stream()
                .collect(
                        Collectors.toMap(team -> UUID.fromString(team.getKey()), team -> TeamRole.of(team.getValue())));
        return new Invitation(
                row.get("organization_id", UUID.class),
                row.get("organization", String.class),
                row.get("id", UUID.class),
                Optional.ofNullable(row.get("email", String.class)),
                Role.of(row.get("role", String.class)),
                teams,
                row.get("created_at", Instant.class),
                new Named(IdKind.USER.show(row.get("created_by", UUID.class)), row.get("inviter", String.class)),
                row.get("expires_at", Instant.class));
    }
}

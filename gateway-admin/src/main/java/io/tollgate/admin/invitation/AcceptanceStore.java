package io.tollgate.admin.invitation;

import io.tollgate.admin.access.TeamRole;
import io.tollgate.admin.http.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes what accepting an invitation makes. */
@Component
class AcceptanceStore {

    /** The code of the problem that there is nothing to accept. */
    static final String ALREADY_MEMBER = "already_member";

    private static final String ACCEPT = """
            update invitation set accepted_at = now(), accepted_by = :user
            where organization_id = :organization and id = :id
                and accepted_at is null and revoked_at is null and expires_at > now()
            """;
    private static final String JOIN =
            "insert into membership (organization_id, user_id, role) values (:organization, :user, :role)";
    /** Teams that were deleted meanwhile are left out. */
    private static final String TEAMS = """
            insert into team_member (organization_id, team_id, user_id, role)
            select t.organization_id, t.id, :user, asked.role
            from unnest(cast(:teams as uuid[]), cast(:roles as text[])) as asked (id, role)
            join team t on t.organization_id = :organization and t.id = asked.id and t.deleted_at is null
            """;

    private final DatabaseClient database;

    AcceptanceStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<String> email(UUID userId) {
        return database.sql("select email from app_user where id = :id")
                .bind("id", userId)
                .map(row -> row.get("email", String.class))
                .one();
    }

    /** Marks the invitation; answers how many were, 0 when somebody was faster. */
    Mono<Long> accept(Invitation invitation, UUID userId) {
        return bind(ACCEPT, invitation, userId)
                .bind("id", invitation.id())
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> join(Invitation invitation, UUID userId) {
        List<Map.Entry<UUID, TeamRole>> teams = List.copyOf(invitation.teams().entrySet());
        UUID[] ids = teams.stream().map(Map.Entry::getKey).toArray(UUID[]::new);
        String[] roles = teams.stream().map(team -> team.getValue().label()).toArray(String[]::new);
        return bind(JOIN, invitation, userId)
                .bind("role", invitation.role().label())
                .then()
                .onErrorMap(
                        DuplicateKeyException.class,
                        there -> Problem.conflict(ALREADY_MEMBER, "secret", "you belong to this organization already"))
                .then(bind(TEAMS, invitation, userId)
                        .bind("teams", ids)
                        .bind("roles", roles)
                        .then());
    }

    private DatabaseClient.GenericExecuteSpec bind(String sql, Invitation invitation, UUID userId) {
        return database.sql(sql)
                .bind("organization", invitation.organizationId())
                .bind("user", userId);
    }
}

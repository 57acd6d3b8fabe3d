package io.tollgate.admin.limit;

import io.tollgate.admin.access.Grant;
import io.tollgate.billing.admission.ScopeKind;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what scopes are called, as far as the caller may see it. */
@Component
class ScopeStore {

    private static final String ORGANIZATION = """
            select id, name from organization where id = any(:ids) and id = :organization and :everywhere
            """;
    private static final String TEAM = """
            select id, name from team
            where organization_id = :organization and id = any(:ids) and deleted_at is null
                and (:everywhere or id = any(:teams))
            """;
    private static final String KEY = """
            select id, name from virtual_key
            where organization_id = :organization and id = any(:ids) and revoked_at is null
                and (:everywhere or team_id = any(:teams))
            """;
    private static final String MEMBER = """
            select u.id, u.name from membership m join app_user u on u.id = m.user_id
            where m.organization_id = :organization and m.user_id = any(:ids) and (:everywhere or m.user_id = :user)
            """;

    private final DatabaseClient database;

    ScopeStore(DatabaseClient database) {
        this.database = database;
    }

    /** The names of these scopes of a kind; those that are not there, or not the caller's to see, are not in it. */
    Mono<Map<UUID, String>> names(Grant grant, ScopeKind kind, Collection<UUID> ids) {
        return switch (kind) {
            case ORGANIZATION -> names(select(ORGANIZATION, grant, ids));
            case TEAM -> names(select(TEAM, grant, ids).bind("teams", grant.teams()));
            case KEY -> names(select(KEY, grant, ids).bind("teams", grant.teams()));
            case MEMBER -> names(select(MEMBER, grant, ids).bind("user", grant.userId()));
            default -> Mono.just(Map.of());
        };
    }

    private static Mono<Map<UUID, String>> names(GenericExecuteSpec query) {
        return query.map(row -> Map.entry(row.get("id", UUID.class), row.get("name", String.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private GenericExecuteSpec select(String sql, Grant grant, Collection<UUID> ids) {
        return database.sql(sql)
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("organization", grant.organizationId())
                .bind("everywhere", grant.everywhere());
    }
}

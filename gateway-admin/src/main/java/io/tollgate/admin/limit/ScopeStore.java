package io.tollgate.admin.limit;

import io.tollgate.admin.access.Grant;
import io.tollgate.billing.admission.Scope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what a scope is called, as far as the caller may see it. */
@Component
class ScopeStore {

    private static final String ORGANIZATION =
            "select name from organization where id = :id and id = :organization and :everywhere";
    private static final String TEAM = """
            select name from team
            where organization_id = :organization and id = :id and deleted_at is null
                and (:everywhere or id = any(:teams))
            """;
    private static final String KEY = """
            select name from virtual_key
            where organization_id = :organization and id = :id and revoked_at is null
                and (:everywhere or team_id = any(:teams))
            """;
    private static final String MEMBER = """
            select u.name from membership m join app_user u on u.id = m.user_id
            where m.organization_id = :organization and m.user_id = :id and (:everywhere or m.user_id = :user)
            """;

    private final DatabaseClient database;

    ScopeStore(DatabaseClient database) {
        this.database = database;
    }

    /** The scope's name; empty when it is not there, or not the caller's to see. */
    Mono<String> name(Grant grant, Scope scope) {
        return switch (scope.kind()) {
            case ORGANIZATION -> name(select(ORGANIZATION, grant, scope));
            case TEAM -> name(select(TEAM, grant, scope).bind("teams", grant.teams()));
            case KEY -> name(select(KEY, grant, scope).bind("teams", grant.teams()));
            case MEMBER -> name(select(MEMBER, grant, scope).bind("user", grant.userId()));
            default -> Mono.empty();
        };
    }

    private static Mono<String> name(GenericExecuteSpec query) {
        return query.map(row -> row.get("name", String.class)).one();
    }

    private GenericExecuteSpec select(String sql, Grant grant, Scope scope) {
        return database.sql(sql)
                .bind("id", scope.id())
                .bind("organization", grant.organizationId())
                .bind("everywhere", grant.everywhere());
    }
}

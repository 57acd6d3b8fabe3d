package io.tollgate.admin.limit;

import io.tollgate.admin.access.Grant;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeKind;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what a scope is called, as far as the caller may see it. */
@Component
class ScopeStore {

    private static final Map<ScopeKind, String> NAMES =
            Map.of(ScopeKind.ORGANIZATION, """
            select name from organization
            where id = :id and id = :organization and :everywhere and cast(:user as uuid) is not null
                and cast(:teams as uuid[]) is not null
            """, ScopeKind.TEAM, """
            select name from team
            where organization_id = :organization and id = :id and deleted_at is null
                and (:everywhere or id = any(:teams)) and cast(:user as uuid) is not null
            """, ScopeKind.KEY, """
            select name from virtual_key
            where organization_id = :organization and id = :id and revoked_at is null
                and (:everywhere or team_id = any(:teams)) and cast(:user as uuid) is not null
            """, ScopeKind.MEMBER, """
            select u.name from membership m join app_user u on u.id = m.user_id
            where m.organization_id = :organization and m.user_id = :id and (:everywhere or m.user_id = :user)
                and cast(:teams as uuid[]) is not null
            """);

    private final DatabaseClient database;

    ScopeStore(DatabaseClient database) {
        this.database = database;
    }

    /** The scope's name; empty when it is not there, or not the caller's to see. */
    Mono<String> name(Grant grant, Scope scope) {
        return Mono.justOrEmpty(NAMES.get(scope.kind())).flatMap(sql -> name(sql, grant, scope.id()));
    }

    private Mono<String> name(String sql, Grant grant, UUID id) {
        return database.sql(sql)
                .bind("id", id)
                .bind("organization", grant.organizationId())
                .bind("everywhere", grant.everywhere())
                .bind("teams", grant.teams())
                .bind("user", grant.userId())
                .map(row -> row.get("name", String.class))
                .one();
    }
}

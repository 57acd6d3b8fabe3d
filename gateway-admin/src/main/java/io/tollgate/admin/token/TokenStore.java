package io.tollgate.admin.token;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.Page;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** API tokens in Postgres. */
@Component
class TokenStore {

    private static final String PAGE = """
            select t.id, t.name, t.hint, t.scopes, t.user_id, u.name as user_name, t.created_at, t.expires_at,
                t.last_used_at
            from api_token t join app_user u on u.id = t.user_id
            where t.organization_id = :organization and t.revoked_at is null
                and (:everywhere or t.user_id = :user)
                and (cast(:after as uuid) is null or t.id < :after)
            order by t.id desc limit :limit
            """;
    private static final String INSERT = """
            insert into api_token (id, organization_id, user_id, name, secret_hash, hint, scopes, expires_at)
            values (:id, :organization, :user, :name, :secret, :hint, :scopes, :expires)
            """;
    private static final String REVOKE = """
            update api_token t set revoked_at = now()
            where t.organization_id = :organization and t.id = :id and t.revoked_at is null
                and (:everywhere or t.user_id = :user)
            returning t.name
            """;

    private final DatabaseClient database;

    TokenStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Page<TokenView>> page(Grant grant, Optional<UUID> after, int limit) {
        return reach(PAGE, grant)
                .bind("after", Bind.nullable(UUID.class, after.orElse(null)))
                .bind("limit", limit + 1)
                .map(Row::of)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> Cursor.of(row.id())))
                .map(page -> page.map(Row::view));
    }

    Mono<Void> insert(Grant grant, NewToken token) {
        return database.sql(INSERT)
                .bind("id", token.id())
                .bind("organization", grant.organizationId())
                .bind("user", grant.userId())
                .bind("name", token.name())
                .bind("secret", token.secretHash())
                .bind("hint", token.hint())
                .bind("scopes", token.scopes().toArray(String[]::new))
                .bind("expires", Bind.nullable(Instant.class, token.expiresAt().orElse(null)))
                .then();
    }

    /** Revokes the token and answers its name; empty when there is none. */
    Mono<String> revoke(Grant grant, UUID id) {
        return reach(REVOKE, grant)
                .bind("id", id)
                .map(row -> row.get("name", String.class))
                .one();
    }

    private DatabaseClient.GenericExecuteSpec reach(String sql, Grant grant) {
        return database.sql(sql)
                .bind("organization", grant.organizationId())
                .bind("everywhere", grant.everywhere())
                .bind("user", grant.userId());
    }

    private record Row(UUID id, TokenView view) {

        static Row of(Readable row) {
            UUID id = row.get("id", UUID.class);
            TokenView view = new TokenView(
                    IdKind.TOKEN.show(id),
                    row.get("name", String.class),
                    row.get("hint", String.class),
                    List.of(row.get("scopes", String[].class)),
                    new Named(IdKind.USER.show(row.get("user_id", UUID.class)), row.get("user_name", String.class)),
                    row.get("created_at", Instant.class),
                    row.get("expires_at", Instant.class),
                    row.get("last_used_at", Instant.class));
            return new Row(id, view);
        }
    }
}

package io.tollgate.admin.virtualkey;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.JsonColumn;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.limit.LimitStore;
import io.tollgate.admin.limit.Limits;
import io.tollgate.admin.virtualkey.VirtualKey.Party;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Virtual keys in Postgres. */
@Component
class KeyStore {

    private static final String SELECT = """
            select k.id, k.team_id, t.name as team_name, k.member_id, u.name as member_name, k.name, k.hint,
                k.allowed_models, k.expires_at, k.tags::text as tags, k.created_at, k.revoked_at,
                k.endpoints, k.ip_ranges, k.environment, k.disabled_at, k.last_used_at, k.previous_until
            from virtual_key k
            join team t on t.organization_id = k.organization_id and t.id = k.team_id
            left join app_user u on u.id = k.member_id
            where k.organization_id = :organization and (:everywhere or k.team_id = any(:teams))
            """;
    private static final String PAGE = SELECT + """
             and (cast(:team as uuid) is null or k.team_id = :team)
             and (:revoked or k.revoked_at is null)
             and (cast(:environment as text) is null or k.environment = :environment)
             and (cast(:search as text) is null
                or strpos(lower(k.name), lower(:search)) > 0 or strpos(lower(k.hint), lower(:search)) > 0)
             and (cast(:after as uuid) is null or k.id < :after)
            order by k.id desc limit :limit
            """;
    private static final String ONE = SELECT + " and k.id = :id";
    private static final String BY_SECRET =
            SELECT + " and (k.secret_hash = :secret or (k.previous_hash = :secret and k.previous_until > now()))";
    private static final String INSERT = """
            insert into virtual_key (organization_id, id, team_id, member_id, name, secret_hash, hint, allowed_models,
                tags, expires_at, endpoints, ip_ranges, environment, disabled_at, created_at, created_by)
            values (:organization, :id, :team, :member, :name, :secret, :hint, :models, cast(:tags as jsonb), :expires,
                :endpoints, :ranges, :environment, case when :disabled then now() end, :createdAt, :createdBy)
            """;
    private static final String UPDATE = """
            update virtual_key set member_id = :member, name = :name, allowed_models = :models,
                tags = cast(:tags as jsonb), expires_at = :expires, endpoints = :endpoints, ip_ranges = :ranges,
                environment = :environment, disabled_at = case when :disabled then coalesce(disabled_at, now()) end
            where organization_id = :organization and id = :id
            """;
    private static final String ROTATE = """
            update virtual_key set previous_hash = case when cast(:until as timestamptz) is not null then secret_hash end,
                previous_until = :until, secret_hash = :secret, hint = :hint
            where organization_id = :organization and id = :id
            """;
    private static final String REVOKE = """
            update virtual_key set revoked_at = now()
            where organization_id = :organization and id = :id and revoked_at is null
            """;

    private final DatabaseClient database;
    private final LimitStore limits;
    private final JsonColumn json;

    KeyStore(DatabaseClient database, LimitStore limits, JsonColumn json) {
        this.database = database;
        this.limits = limits;
        this.json = json;
    }

    Mono<Page<VirtualKey>> page(Grant grant, KeyFilter filter, Optional<UUID> after, int limit) {
        return select(PAGE, grant)
                .bind("team", Bind.nullable(UUID.class, filter.team().orElse(null)))
                .bind("revoked", filter.revokedToo())
                .bind(
                        "environment",
                        Bind.nullable(String.class, filter.environment().orElse(null)))
                .bind("search", Bind.nullable(String.class, filter.search().orElse(null)))
                .bind("after", Bind.nullable(UUID.class, after.orElse(null)))
                .bind("limit", limit + 1)
                .map(this::key)
                .all()
                .collectList()
                .flatMap(keys -> limited(grant.organizationId(), keys))
                .map(keys -> Page.of(keys, limit, VirtualKey::cursor));
    }

    Mono<VirtualKey> find(Grant grant, UUID id) {
        return select(ONE, grant)
                .bind("id", id)
                .map(this::key)
                .one()
                .flatMap(key -> limits.find(grant.organizationId(), scope(key)).map(key::with));
    }

    /** The key with this secret, the one before the last rotation included while it works. */
    Mono<VirtualKey> bySecret(Grant grant, byte[] secretHash) {
        return select(BY_SECRET, grant)
                .bind("secret", secretHash)
                .map(this::key)
                .one()
                .flatMap(key -> limits.find(grant.organizationId(), scope(key)).map(key::with));
    }

    Mono<VirtualKey> insert(Grant grant, VirtualKey key, byte[] secretHash) {
        return write(INSERT, grant.organizationId(), key)
                .bind("team", key.team().id())
                .bind("secret", secretHash)
                .bind("hint", key.hint())
                .bind("createdAt", key.createdAt())
                .bind("createdBy", grant.userId())
                .then()
                .then(finish(grant.organizationId(), key));
    }

    Mono<VirtualKey> update(UUID organizationId, VirtualKey key) {
        return write(UPDATE, organizationId, key).then().then(finish(organizationId, key));
    }

    Mono<VirtualKey> rotate(UUID organizationId, VirtualKey key, byte[] secretHash) {
        return one(ROTATE, organizationId, key)
                .bind("secret", secretHash)
                .bind("hint", key.hint())
                .bind(
                        "until",
                        Bind.nullable(Instant.class, key.use().previousUntil().orElse(null)))
                .then()
                .thenReturn(key);
    }

    Mono<Void> revoke(UUID organizationId, VirtualKey key) {
        return one(REVOKE, organizationId, key).then();
    }

    private Mono<VirtualKey> finish(UUID organizationId, VirtualKey key) {
        return limits.replace(organizationId, scope(key), key.limits()).thenReturn(key);
    }

    private DatabaseClient.GenericExecuteSpec select(String sql, Grant grant) {
        return database.sql(sql)
                .bind("organization", grant.organizationId())
                .bind("everywhere", grant.everywhere())
                .bind("teams", grant.teams());
    }

    private DatabaseClient.GenericExecuteSpec one(String sql, UUID organizationId, VirtualKey key) {
        return database.sql(sql).bind("organization", organizationId).bind("id", key.id());
    }

    private DatabaseClient.GenericExecuteSpec write(String sql, UUID organizationId, VirtualKey key) {
        return one(sql, organizationId, key)
                .bind(
                        "member",
                        Bind.nullable(UUID.class, key.member().map(Party::id).orElse(null)))
                .bind("name", key.name())
                .bind("models", Bind.texts(key.allowedModels()))
                .bind("tags", json.write(key.tags()))
                .bind("expires", Bind.nullable(Instant.class, key.expiresAt().orElse(null)))
                .bind("endpoints", Bind.texts(key.scope().endpoints()))
                .bind("ranges", Bind.texts(key.scope().ipRanges()))
                .bind(
                        "environment",
                        Bind.nullable(String.class, key.scope().environment().orElse(null)))
                .bind("disabled", key.scope().disabled());
    }

    private Mono<List<VirtualKey>> limited(UUID organizationId, List<VirtualKey> keys) {
        List<UUID> ids = keys.stream().map(VirtualKey::id).toList();
        return limits.find(organizationId, ScopeKind.KEY, ids)
                .map(found -> keys.stream()
                        .map(key -> key.with(found.getOrDefault(key.id(), Limits.NONE)))
                        .toList());
    }

    private VirtualKey key(Readable row) {
        return new VirtualKey(
                row.get("id", UUID.class),
                new Party(row.get("team_id", UUID.class), row.get("team_name", String.class)),
                Optional.ofNullable(row.get("member_id", UUID.class))
                        .map(id -> new Party(id, row.get("member_name", String.class))),
                row.get("name", String.class),
                row.get("hint", String.class),
                Optional.ofNullable(row.get("allowed_models", String[].class)).map(List::of),
                Optional.ofNullable(row.get("expires_at", Instant.class)),
                json.readTexts(row.get("tags", String.class)),
                scope(row),
                row.get("created_at", Instant.class),
                Optional.ofNullable(row.get("revoked_at", Instant.class)),
                new KeyUse(
                        Optional.ofNullable(row.get("last_used_at", Instant.class)),
                        Optional.ofNullable(row.get("previous_until", Instant.class))),
                Limits.NONE);
    }

    private static Scope scope(VirtualKey key) {
        return new Scope(ScopeKind.KEY, key.id());
    }

    private static KeyScope scope(Readable row) {
        return new KeyScope(
                Optional.ofNullable(row.get("endpoints", String[].class)).map(List::of),
                Optional.ofNullable(row.get("ip_ranges", String[].class)).map(List::of),
                Optional.ofNullable(row.get("environment", String.class)),
                row.get("disabled_at", Instant.class) != null);
    }
}

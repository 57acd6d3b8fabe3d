package io.tollgate.api.auth;

import com.github.benmanes.caffeine.cache.Interner;
import io.tollgate.api.auth.GrantOutcome.Refused;
import io.tollgate.api.error.KeyErrors;
import io.tollgate.api.postgres.Columns;
import io.tollgate.routing.catalogue.CredentialVault;
import io.tollgate.routing.catalogue.OwnKeyReader;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Reads a grant in one statement, so that its limits and its revision are of one moment. */
final class PostgresGrantStore implements GrantStore {

    private static final String BY_HASH = """
            select o.id as organization_id, o.shard, o.revision, o.name as organization_name, o.status,
                   o.discount_percent, o.fee_percent, o.own_key_fee_percent,
                   t.id as team_id, t.name as team_name, t.allowed_models as team_models, t.deleted_at, t.idempotency,
                   k.id as key_id, k.name as key_name, k.allowed_models as key_models, k.tags::text as tags,
                   k.expires_at, k.revoked_at, k.disabled_at, k.endpoints, k.ip_ranges, k.environment,
                   case when k.secret_hash = :hash then null else k.previous_until end as grace_until,
                   o.routing::text as organization_routing, t.routing::text as team_routing,
                   k.routing::text as key_routing,
                   o.policy::text as organization_policy, t.policy::text as team_policy, k.policy::text as key_policy,
                   k.member_id, u.name as member_name,
                   (select json_agg(json_build_object('scope', b.scope, 'narrowed_to', b.narrowed_to,
                                                      'window', b.budget_window, 'kind', b.kind,
                                                      'amount_nano', b.amount_nano)
                                    order by b.scope, b.budget_window, b.kind)::text
                      from budget b
                     where b.organization_id = o.id
                       and (b.scope, b.scope_id) in (('organization', o.id), ('team', t.id), ('key', k.id),
                                                     ('member', k.member_id), ('end_user', t.id))) as budgets,
                   (select json_agg(json_build_object('scope', r.scope, 'narrowed_to', r.narrowed_to, 'rpm', r.rpm,
                                                      'tpm', r.tpm, 'concurrency', r.concurrency, 'report_only', r.report_only))::text
                      from rate_limit r
                     where r.organization_id = o.id
                       and (r.scope, r.scope_id) in (('organization', o.id), ('team', t.id), ('key', k.id),
                                                     ('member', k.member_id), ('end_user', t.id))) as rate_limits,""" + OwnKeyReader.ROWS + """
                    as provider_keys
              from virtual_key k
              join organization o on o.id = k.organization_id
              join team t on t.organization_id = k.organization_id and t.id = k.team_id
              left join app_user u on u.id = k.member_id
             where k.secret_hash = :hash or (k.previous_hash = :hash and k.previous_until > now())
            """;

    private final DatabaseClient database;
    private final OwnKeyReader ownKeys;
    private final Interner<Object> common = Interner.newWeakInterner();

    PostgresGrantStore(DatabaseClient database, CredentialVault vault) {
        this.database = database;
        this.ownKeys = new OwnKeyReader(vault);
    }

    @Override
    public Mono<GrantOutcome> load(SecretHash hash) {
        return database.sql(BY_HASH)
                .bind("hash", hash.bytes())
                .map(row -> new GrantRow(new Columns(row), ownKeys, common).outcome(hash))
                .one()
                .defaultIfEmpty(new Refused(KeyErrors.unknown()));
    }
}

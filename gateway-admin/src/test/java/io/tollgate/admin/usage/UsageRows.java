package io.tollgate.admin.usage;

import io.tollgate.admin.Tenant;
import io.tollgate.billing.attribution.RollUp;
import io.tollgate.billing.tenant.IdKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;

/** Writes usage as attribution would: the row, its attempts and the roll-ups. */
public final class UsageRows {

    private static final String RECORD = """
            insert into usage_record (organization_id, accounting_day, request_id, seq, accounting_time, team_id, key_id,
                endpoint, model, provider, offering, upstream_model, status, http_status, streamed, finish_reason,
                input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens,
                reasoning_tokens, usage_source, price_version_id, upstream_cost, list_cost, discount, fee, charged,
                spend, budget_nano, attempts, auth_us, plan_us, admit_us, ttft_us, total_us, overhead_us, tags, node)
            values (:organization, :day, :request, 0, :at, :team, :key, '/v1/chat/completions', :model, 'cheap',
                'cheap-mini', 'mini', :status, 200, true, 'stop', 1000, 0, 0, 0, 500, 100, 'provider',
                cast(:version as uuid), :cost, :cost, 0, 0, :cost, :cost, :nano, 2, 10, 20, 300, 120000, 450500, 900,
                cast(:tags as jsonb), 'n1')
            """;
    private static final String ATTEMPT = """
            insert into usage_attempt (organization_id, accounting_day, request_id, seq, position, provider, offering,
                outcome, http_status, started_us, duration_us, connect_us)
            values (:organization, :day, :request, 0, 0, 'broken', 'broken-mini', 'server_error', 500, 500, 100000, null),
                (:organization, :day, :request, 0, 1, 'cheap', 'cheap-mini', 'served', 200, 101000, 349000, 12000)
            """;

    private final DatabaseClient database;

    public UsageRows(DatabaseClient database) {
        this.database = database;
        for (String table : new String[] {"usage_record", "usage_attempt"}) {
            database.sql("create table if not exists " + table + "_rest partition of " + table + " default")
                    .then()
                    .block();
        }
    }

    /** Writes a request; its shown identifier. */
    public String add(Tenant tenant, Row row) {
        UUID request = IdKind.next();
        Instant at = row.at().truncatedTo(ChronoUnit.MICROS);
        BigDecimal cost = new BigDecimal(row.cost());
        database.sql(RECORD)
                .bind("organization", read(IdKind.ORGANIZATION, tenant.organization()))
                .bind("team", read(IdKind.TEAM, row.team()))
                .bind("key", read(IdKind.KEY, row.key()))
                .bind("model", row.model())
                .bind("status", row.status())
                .bind("cost", cost)
                .bind("nano", cost.movePointRight(9).longValueExact())
                .bind("day", at.atOffset(ZoneOffset.UTC).toLocalDate())
                .bind("request", request)
                .bind("at", at)
                .bind("version", row.priceVersion())
                .bind("tags", row.tags())
                .then()
                .then(database.sql(ATTEMPT)
                        .bind("organization", read(IdKind.ORGANIZATION, tenant.organization()))
                        .bind("day", at.atOffset(ZoneOffset.UTC).toLocalDate())
                        .bind("request", request)
                        .then())
                .block();
        rollUp(tenant);
        return IdKind.REQUEST.show(request);
    }

    /** Adds the rows of a tenant up anew. */
    public void rollUp(Tenant tenant) {
        UUID organization = read(IdKind.ORGANIZATION, tenant.organization());
        for (RollUp kind : RollUp.ALL) {
            database.sql("delete from " + kind.table() + " where organization_id = :organization")
                    .bind("organization", organization)
                    .then()
                    .then(database.sql(kind.insertFrom("usage_record where organization_id = :organization"))
                            .bind("organization", organization)
                            .then())
                    .block();
        }
    }

    private static UUID read(IdKind kind, String shown) {
        return kind.read(shown).orElseThrow();
    }

    /** A request of 1,000 tokens in and 500 out. */
    public record Row(
            String team,
            String key,
            Instant at,
            String model,
            String status,
            String cost,
            String tags,
            String priceVersion) {

        private static final String NO_VERSION = "00000000-0000-0000-0000-000000000000";

        public static Row of(String team, String key, Instant at) {
            return new Row(team, key, at, "mini", "ok", "0.0125", "{}", NO_VERSION);
        }

        public Row model(String other) {
            return new Row(team, key, at, other, status, cost, tags, priceVersion);
        }

        public Row status(String other) {
            return new Row(team, key, at, model, other, cost, tags, priceVersion);
        }

        public Row cost(String other) {
            return new Row(team, key, at, model, status, other, tags, priceVersion);
        }

        public Row tags(String other) {
            return new Row(team, key, at, model, status, cost, other, priceVersion);
        }

        public Row priceVersion(String other) {
            return new Row(team, key, at, model, status, cost, tags, other);
        }
    }
}

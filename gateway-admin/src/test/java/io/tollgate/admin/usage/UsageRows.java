package io.tollgate.admin.usage;

import io.tollgate.admin.Tenant;
import io.tollgate.billing.tenant.IdKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;

/** Writes usage as attribution would: the row, its attempts and the hourly sums. */
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
    private static final String ROLL_UP = """
            insert into %1$s (organization_id, bucket, team_id, key_id, model, provider, offering, status,
                requests, input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens,
                reasoning_tokens, upstream_cost, list_cost, discount, fee, charged, spend, budget_nano, ttft_us_sum,
                ttft_count, total_us_sum, overhead_us_sum)
            values (:organization, :bucket, :team, :key, :model, 'cheap', 'cheap-mini', :status, 1, 1000, 0, 0, 0, 500,
                100, :cost, :cost, 0, 0, :cost, :cost, :nano, 120000, 1, 450500, 900)
            on conflict (organization_id, bucket, team_id, key_id, member_id, model, provider, offering, status)
            do update set requests = %1$s.requests + 1, spend = %1$s.spend + excluded.spend,
                charged = %1$s.charged + excluded.charged, list_cost = %1$s.list_cost + excluded.list_cost,
                upstream_cost = %1$s.upstream_cost + excluded.upstream_cost,
                input_tokens = %1$s.input_tokens + 1000, output_tokens = %1$s.output_tokens + 500
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
        bind(RECORD, tenant, row)
                .bind("day", at.atOffset(ZoneOffset.UTC).toLocalDate())
                .bind("request", request)
                .bind("at", at)
                .bind("version", row.priceVersion())
                .bind("tags", row.tags())
                .then()
                .then(bind(ROLL_UP.formatted("usage_hourly"), tenant, row)
                        .bind("bucket", at.truncatedTo(ChronoUnit.HOURS))
                        .then())
                .then(bind(ROLL_UP.formatted("usage_daily"), tenant, row)
                        .bind("bucket", at.truncatedTo(ChronoUnit.DAYS))
                        .then())
                .then(database.sql(ATTEMPT)
                        .bind("organization", read(IdKind.ORGANIZATION, tenant.organization()))
                        .bind("day", at.atOffset(ZoneOffset.UTC).toLocalDate())
                        .bind("request", request)
                        .then())
                .block();
        return IdKind.REQUEST.show(request);
    }

    private DatabaseClient.GenericExecuteSpec bind(String sql, Tenant tenant, Row row) {
        BigDecimal cost = new BigDecimal(row.cost());
        return database.sql(sql)
                .bind("organization", read(IdKind.ORGANIZATION, tenant.organization()))
                .bind("team", read(IdKind.TEAM, row.team()))
                .bind("key", read(IdKind.KEY, row.key()))
                .bind("model", row.model())
                .bind("status", row.status())
                .bind("cost", cost)
                .bind("nano", cost.movePointRight(9).longValueExact());
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

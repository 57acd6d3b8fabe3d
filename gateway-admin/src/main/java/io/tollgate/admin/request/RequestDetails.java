package io.tollgate.admin.request;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.JsonColumn;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.request.RequestDetail.Latency;
import io.tollgate.admin.request.RequestDetail.RequestAttempt;
import io.tollgate.admin.request.RequestDetail.Routing;
import io.tollgate.billing.price.CostLines;
import io.tollgate.billing.price.PriceVersion;
import io.tollgate.billing.price.ServiceTier;
import io.tollgate.billing.price.Tariff;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Units;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.usage.AccountingDays;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads everything that is known of one request: its latest row, that row's attempts, and how its price came about. */
@Component
class RequestDetails {

    private static final String ROW = "select " + RequestRow.COLUMNS + """
            , u.client_request_id, u.end_user, u.upstream_model, u.finish_reason, u.usage_source, u.tags::text as tags,
            u.session, u.metadata::text as metadata,
            u.units::text as units, u.service_tier, u.price_window,
            u.auth_us, u.plan_us, u.admit_us, u.overhead_us, u.price_version_id, u.upstream_cost, u.list_cost,
            u.discount, u.fee, u.charged, u.own_key, u.catalogue_revision, u.health_at, u.requested_model, u.downshift,
            u.saved, u.routing_plan::text as routing_plan, v.price::text as price, v.list_price::text as list_price,
            exists (select from request_payload p where p.organization_id = u.organization_id
                and p.request_id = u.request_id and p.expires_on >= (now() at time zone 'UTC')::date
                and p.expires_at > now()) as payload_captured
            from usage_record u
            """ + RequestRow.NAMES + """
            left join price_version v on v.id = u.price_version_id
            where u.organization_id = :organization and u.request_id = :id and u.accounting_day between :from and :to
                and (:everywhere or u.team_id = any(:teams))
            order by u.seq desc limit 1
            """;
    private static final String ATTEMPTS = """
            select position, provider, offering, outcome, http_status, started_us, duration_us, connect_us, upstream_cost,
                spend
            from usage_attempt
            where organization_id = :organization and request_id = :id and seq = :seq
                and accounting_day between :from and :to
            order by position
            """;

    private final DatabaseClient database;
    private final JsonColumn json;

    RequestDetails(DatabaseClient database, JsonColumn json) {
        this.database = database;
        this.json = json;
    }

    Mono<RequestDetail> find(Grant grant, String shown) {
        return Mono.justOrEmpty(IdKind.REQUEST.read(shown))
                .flatMap(id -> row(grant, id)
                        .zipWhen(found -> attempts(grant, id, found.request().seq()), RequestDetail::with))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("request", shown)));
    }

    private Mono<RequestDetail> row(Grant grant, UUID id) {
        return of(ROW, grant, id)
                .bind("everywhere", grant.everywhere())
                .bind("teams", grant.teams())
                .map(this::detail)
                .one();
    }

    private Mono<List<RequestAttempt>> attempts(Grant grant, UUID id, int seq) {
        return of(ATTEMPTS, grant, id)
                .bind("seq", seq)
                .map(RequestDetails::attempt)
                .all()
                .collectList();
    }

    private DatabaseClient.GenericExecuteSpec of(String sql, Grant grant, UUID id) {
        AccountingDays days = AccountingDays.of(id);
        return database.sql(sql)
                .bind("organization", grant.organizationId())
                .bind("id", id)
                .bind("from", days.from())
                .bind("to", days.to());
    }

    private RequestDetail detail(Readable row) {
        return new RequestDetail(
                RequestRow.view(row),
                row.get("client_request_id", String.class),
                row.get("end_user", String.class),
                row.get("upstream_model", String.class),
                row.get("finish_reason", String.class),
                row.get("usage_source", String.class),
                object(row, "tags"),
                row.get("session", String.class),
                object(row, "metadata"),
                latency(row),
                List.of(),
                Map.of(),
                cost(row),
                routing(row),
                row.get("payload_captured", Boolean.class));
    }

    private Map<String, Object> object(Readable row, String column) {
        @Nullable String written = row.get(column, String.class);
        return written == null ? Map.of() : json.readObject(written);
    }

    private Routing routing(Readable row) {
        @Nullable String plan = row.get("routing_plan", String.class);
        return new Routing(
                row.get("catalogue_revision", Long.class),
                row.get("health_at", Instant.class),
                row.get("requested_model", String.class),
                row.get("downshift", String.class),
                row.get("saved") == null ? null : RequestRow.money(row, "saved"),
                plan == null ? null : json.readObject(plan));
    }

    private RequestCost cost(Readable row) {
        @Nullable UUID version = row.get("price_version_id", UUID.class);
        return new RequestCost(
                version == null ? null : version.toString(),
                lines(row),
                RequestRow.money(row, "list_cost"),
                RequestRow.money(row, "discount"),
                RequestRow.money(row, "fee"),
                RequestRow.money(row, "charged"),
                RequestRow.money(row, "spend"),
                RequestRow.money(row, "upstream_cost"),
                row.get("own_key", Boolean.class));
    }

    private List<RequestCost.Line> lines(Readable row) {
        @Nullable String price = row.get("price", String.class);
        @Nullable String list = row.get("list_price", String.class);
        return price == null || list == null
                ? List.of()
                : CostLines.of(
                                usage(row),
                                new PriceVersion(
                                                row.get("price_version_id", UUID.class),
                                                Tariff.parse(json.readTexts(price)),
                                                Tariff.parse(json.readTexts(list)))
                                        .in(Optional.ofNullable(row.get("price_window", String.class))),
                                row.get("list_cost", BigDecimal.class),
                                row.get("upstream_cost", BigDecimal.class))
                        .stream()
                        .map(RequestCost.Line::of)
                        .toList();
    }

    private TokenUsage usage(Readable row) {
        @Nullable String units = row.get("units", String.class);
        @Nullable String tier = row.get("service_tier", String.class);
        return new TokenUsage(
                RequestRow.number(row, "input_tokens"),
                RequestRow.number(row, "cache_read_tokens"),
                RequestRow.number(row, "cache_write_5m_tokens"),
                RequestRow.number(row, "cache_write_1h_tokens"),
                RequestRow.number(row, "output_tokens"),
                RequestRow.number(row, "reasoning_tokens"),
                units == null ? Units.NONE : Units.ofLabels(json.readCounts(units)),
                tier == null ? ServiceTier.STANDARD : ServiceTier.reported(tier));
    }

    private static Latency latency(Readable row) {
        return new Latency(
                RequestRow.millis(row, "auth_us"),
                RequestRow.millis(row, "plan_us"),
                RequestRow.millis(row, "admit_us"),
                RequestRow.optionalMillis(row, "ttft_us"),
                RequestRow.millis(row, "total_us"),
                RequestRow.millis(row, "overhead_us"));
    }

    private static RequestAttempt attempt(Readable row) {
        return new RequestAttempt(
                row.get("position", Integer.class),
                row.get("provider", String.class),
                row.get("offering", String.class),
                row.get("outcome", String.class),
                row.get("http_status", Integer.class),
                RequestRow.millis(row, "started_us"),
                RequestRow.millis(row, "duration_us"),
                RequestRow.optionalMillis(row, "connect_us"),
                row.get("upstream_cost") == null ? null : RequestRow.money(row, "upstream_cost"),
                row.get("spend") == null ? null : RequestRow.money(row, "spend"));
    }
}

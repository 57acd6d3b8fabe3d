package io.tollgate.api.account;

import io.tollgate.api.account.RequestView.AttemptView;
import io.tollgate.api.account.RequestView.CostView;
import io.tollgate.api.account.RequestView.LatencyView;
import io.tollgate.api.account.RequestView.LineView;
import io.tollgate.api.account.RequestView.RoutingView;
import io.tollgate.api.account.RequestView.UsageView;
import io.tollgate.api.postgres.Columns;
import io.tollgate.billing.price.CostLine;
import io.tollgate.billing.tenant.IdKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** One row of {@link RequestRows}' statement. */
record RequestRow(Columns row) {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<AttemptDocument>> ATTEMPTS = new TypeReference<>() {};
    private static final int MICROS_SCALE = 3;

    @JsonNaming(SnakeCaseStrategy.class)
    record AttemptDocument(
            String provider,
            String offering,
            String outcome,
            @Nullable Integer status,
            long startedUs,
            long durationUs,
            @Nullable Long connectUs,
            @Nullable BigDecimal upstreamCost,
            @Nullable BigDecimal spend) {

        AttemptView view() {
            return new AttemptView(
                    provider,
                    offering,
                    outcome,
                    status,
                    millis(startedUs),
                    millis(durationUs),
                    connectUs == null ? null : millis(connectUs),
                    upstreamCost,
                    spend);
        }
    }

    RequestView view() {
        return new RequestView(
                "request",
                IdKind.REQUEST.show(row.required("request_id", UUID.class)),
                row.required("accounting_time", Instant.class),
                IdKind.KEY.show(row.required("key_id", UUID.class)),
                row.text("endpoint"),
                row.text("model"),
                row.optional("provider", String.class),
                row.optional("offering", String.class),
                row.text("status"),
                row.required("http_status", Integer.class),
                row.optional("error_code", String.class),
                row.required("streamed", Boolean.class),
                row.optional("finish_reason", String.class),
                row.optional("end_user", String.class),
                row.optional("client_request_id", String.class),
                texts("tags_json"),
                row.optional("session", String.class),
                texts("metadata_json"),
                usage(),
                latency(),
                row.optional("attempts_json", String.class)
                        .map(RequestRow::attempts)
                        .orElse(List.of()),
                routing());
    }

    private UsageView usage() {
        CostView details = new CostView(
                money("list_cost"), money("upstream_cost"), money("discount"), money("fee"), money("charged"), lines());
        return new UsageView(
                number("input_tokens"),
                number("cache_read_tokens"),
                number("cache_write_5m_tokens"),
                number("cache_write_1h_tokens"),
                number("output_tokens"),
                number("reasoning_tokens"),
                row.text("usage_source"),
                money("spend"),
                details);
    }

    private List<LineView> lines() {
        return new PricedRow(row).lines().stream().map(RequestRow::line).toList();
    }

    private static LineView line(CostLine line) {
        return new LineView(
                line.kind(),
                line.units(),
                plain(line.listRate()),
                plain(line.listCost()),
                plain(line.upstreamRate()),
                plain(line.upstreamCost()));
    }

    private LatencyView latency() {
        return new LatencyView(
                row.optional("ttft_us", Long.class).map(RequestRow::millis),
                millis(number("total_us")),
                millis(number("overhead_us")));
    }

    private RoutingView routing() {
        return new RoutingView(
                row.optional("catalogue_revision", Long.class),
                row.optional("health_at", Instant.class),
                row.optional("requested_model", String.class),
                row.optional("downshift", String.class),
                row.optional("saved", BigDecimal.class).map(RequestRow::plain));
    }

    private Map<String, String> texts(String column) {
        return row.optional(column, String.class)
                .map(json -> JsonMapper.shared().readValue(json, TEXTS))
                .orElse(Map.of());
    }

    private static List<AttemptView> attempts(String json) {
        return JsonMapper.shared().readValue(json, ATTEMPTS).stream()
                .map(AttemptDocument::view)
                .toList();
    }

    private static BigDecimal millis(long micros) {
        return BigDecimal.valueOf(micros, MICROS_SCALE);
    }

    /** Without trailing zeros, and never in the notation with an exponent. */
    private BigDecimal money(String column) {
        return plain(row.required(column, BigDecimal.class));
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private long number(String column) {
        return row.required(column, Long.class);
    }
}

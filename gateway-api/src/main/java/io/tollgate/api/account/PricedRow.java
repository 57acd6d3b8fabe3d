package io.tollgate.api.account;

import io.tollgate.api.postgres.Columns;
import io.tollgate.billing.price.CostLine;
import io.tollgate.billing.price.CostLines;
import io.tollgate.billing.price.PriceVersion;
import io.tollgate.billing.price.ServiceTier;
import io.tollgate.billing.price.Tariff;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What one row of {@link RequestRows}' statement used, and how its price came about. */
record PricedRow(Columns row) {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    TokenUsage usage() {
        return new TokenUsage(
                number("input_tokens"),
                number("cache_read_tokens"),
                number("cache_write_5m_tokens"),
                number("cache_write_1h_tokens"),
                number("output_tokens"),
                number("reasoning_tokens"),
                row.optional("units_json", String.class)
                        .map(units -> Units.ofLabels(JsonMapper.shared().readValue(units, COUNTS)))
                        .orElse(Units.NONE),
                row.optional("service_tier", String.class)
                        .map(ServiceTier::reported)
                        .orElse(ServiceTier.STANDARD));
    }

    /** One for each kind of unit; none where nothing was priced. */
    List<CostLine> lines() {
        return row.optional("price_json", String.class)
                .map(price -> new PriceVersion(
                        row.required("price_version_id", UUID.class),
                        tariff(price),
                        tariff(row.text("list_price_json"))))
                .map(this::lines)
                .orElse(List.of());
    }

    private List<CostLine> lines(PriceVersion price) {
        return CostLines.of(
                usage(),
                price.in(row.optional("price_window", String.class)),
                row.required("list_cost", BigDecimal.class),
                row.required("upstream_cost", BigDecimal.class));
    }

    private static Tariff tariff(String json) {
        return Tariff.parse(JsonMapper.shared().readValue(json, TEXTS));
    }

    private long number(String column) {
        return row.required(column, Long.class);
    }
}

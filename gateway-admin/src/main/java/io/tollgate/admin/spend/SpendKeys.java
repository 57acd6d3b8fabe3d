package io.tollgate.admin.spend;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.http.Named;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one group of a report is told apart by; null where the report is not grouped by it. */
record SpendKeys(
        @Nullable Named team,
        @Nullable Named key,
        @Nullable Named member,
        @Nullable String model,
        @Nullable String provider,
        @Nullable String offering,
        @Nullable String status,
        @Nullable String endUser,
        Map<String, @Nullable String> tags) {

    static SpendKeys read(SpendQuery query, Readable row) {
        return new SpendKeys(
                named(query, row, Dimension.TEAM, IdKind.TEAM),
                named(query, row, Dimension.KEY, IdKind.KEY),
                named(query, row, Dimension.MEMBER, IdKind.USER),
                text(query, row, Dimension.MODEL),
                text(query, row, Dimension.PROVIDER),
                text(query, row, Dimension.OFFERING),
                text(query, row, Dimension.STATUS),
                text(query, row, Dimension.END_USER),
                tagValues(query.tags(), row));
    }

    /** The group's row, of this bucket where the report has any. */
    SpendRow row(@Nullable Instant bucket, SpendTotal sums) {
        return new SpendRow(
                team,
                key,
                member,
                model,
                provider,
                offering,
                status,
                endUser,
                tags,
                bucket,
                sums.requests(),
                sums.errors(),
                sums.inputTokens(),
                sums.outputTokens(),
                sums.cacheReadTokens(),
                sums.cacheWriteTokens(),
                sums.reasoningTokens(),
                sums.cacheHitRate(),
                sums.spend(),
                sums.charged(),
                sums.listCost(),
                sums.upstreamCost(),
                sums.discount(),
                sums.fee(),
                sums.saved());
    }

    private static @Nullable Named named(SpendQuery query, Readable row, Dimension dimension, IdKind kind) {
        if (!query.dimensions().contains(dimension)) {
            return null;
        }
        @Nullable UUID id = row.get(dimension.label(), UUID.class);
        @Nullable String name = row.get(dimension.label() + "_name", String.class);
        return id == null ? null : new Named(kind.show(id), name == null ? "" : name);
    }

    private static @Nullable String text(SpendQuery query, Readable row, Dimension dimension) {
        return query.dimensions().contains(dimension) ? row.get(dimension.label(), String.class) : null;
    }

    private static Map<String, @Nullable String> tagValues(List<String> tags, Readable row) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int i = 0; i < tags.size(); i++) {
            values.put(tags.get(i), row.get("tag" + i, String.class));
        }
        return values;
    }
}

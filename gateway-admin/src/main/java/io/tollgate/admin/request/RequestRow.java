package io.tollgate.admin.request;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.Named;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.tenant.IdKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code usage_record} as they are shown. */
final class RequestRow {

    /** The columns that every view needs; the table's alias is {@code u}. */
    static final String COLUMNS = """
            u.request_id, u.seq, u.accounting_time, u.team_id, t.name as team_name, u.key_id, k.name as key_name,
            u.member_id, p.name as member_name, u.endpoint, u.model, u.provider, u.offering, u.status, u.http_status,
            u.error_code, u.streamed, u.input_tokens, u.output_tokens, u.cache_read_tokens,
            u.cache_write_5m_tokens, u.cache_write_1h_tokens, u.reasoning_tokens, u.spend, u.ttft_us, u.total_us,
            u.attempts, u.would_refuse
            """;

    static final String NAMES = """
            left join team t on t.organization_id = u.organization_id and t.id = u.team_id
            left join virtual_key k on k.organization_id = u.organization_id and k.id = u.key_id
            left join app_user p on p.id = u.member_id
            """;

    private static final double MICROS_PER_MILLI = 1_000;

    private RequestRow() {}

    static RequestView view(Readable row) {
        return new RequestView(
                IdKind.REQUEST.show(row.get("request_id", UUID.class)),
                row.get("seq", Integer.class),
                row.get("accounting_time", Instant.class),
                named(row, "team", IdKind.TEAM),
                named(row, "key", IdKind.KEY),
                row.get("member_id", UUID.class) == null ? null : named(row, "member", IdKind.USER),
                row.get("endpoint", String.class),
                row.get("model", String.class),
                row.get("provider", String.class),
                row.get("offering", String.class),
                row.get("status", String.class),
                row.get("http_status", Integer.class),
                row.get("error_code", String.class),
                row.get("streamed", Boolean.class),
                number(row, "input_tokens"),
                number(row, "output_tokens"),
                number(row, "cache_read_tokens"),
                number(row, "cache_write_5m_tokens") + number(row, "cache_write_1h_tokens"),
                number(row, "reasoning_tokens"),
                money(row, "spend"),
                optionalMillis(row, "ttft_us"),
                millis(row, "total_us"),
                row.get("attempts", Integer.class),
                Optional.ofNullable(row.get("would_refuse", String[].class))
                        .map(List::of)
                        .orElse(List.of()));
    }

    static Cursor cursor(RequestView view) {
        return Cursor.of(view.at(), view.id(), view.seq());
    }

    static long number(Readable row, String column) {
        return row.get(column, Long.class);
    }

    static String money(Readable row, String column) {
        return Money.show(row.get(column, BigDecimal.class));
    }

    static double millis(Readable row, String column) {
        return number(row, column) / MICROS_PER_MILLI;
    }

    static @Nullable Double optionalMillis(Readable row, String column) {
        @Nullable Long micros = row.get(column, Long.class);
        return micros == null ? null : micros / MICROS_PER_MILLI;
    }

    private static Named named(Readable row, String what, IdKind kind) {
        @Nullable String name = row.get(what + "_name", String.class);
        return new Named(kind.show(row.get(what + "_id", UUID.class)), name == null ? "" : name);
    }
}

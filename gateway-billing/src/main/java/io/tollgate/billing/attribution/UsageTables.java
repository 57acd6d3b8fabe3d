package io.tollgate.billing.attribution;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.price.Cost;
import io.tollgate.billing.price.Payer;
import io.tollgate.billing.price.ServiceTier;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.tenant.Spender;
import io.tollgate.billing.usage.UsageEvent;
import io.tollgate.billing.usage.UsageEvent.Call;
import io.tollgate.billing.usage.UsageEvent.Charge;
import io.tollgate.billing.usage.UsageEvent.Latency;
import io.tollgate.billing.usage.UsageEvent.Outcome;
import io.tollgate.billing.usage.UsageEvent.Route;
import io.tollgate.billing.usage.UsageEvent.Served;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** How usage rows are laid out in {@code usage_record}, {@code usage_attempt} and the roll-ups. */
final class UsageTables {

    /** In the order of {@link #addRecord}. */
    static final String COPY_RECORDS = """
            copy usage_record_staging (
                organization_id, accounting_day, request_id, seq, accounting_time, team_id, key_id, member_id,
                endpoint, model, streamed, end_user, client_request_id, tags, session, metadata,
                status, http_status, error_code, finish_reason, provider, offering, credential, upstream_model,
                input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens,
                reasoning_tokens, units, service_tier, usage_source, price_version_id, price_window,
                upstream_cost, list_cost, discount, fee, charged, spend, budget_nano, own_key,
                auth_us, plan_us, admit_us, ttft_us, total_us, overhead_us, attempts, node, also_counted, would_refuse,
                catalogue_revision, health_at, requested_model, downshift, saved, routing_plan, cache_saved)
            from stdin
            """;

    /** In the order of {@link #addAttempts}. */
    static final String COPY_ATTEMPTS = """
            copy usage_attempt_staging (
                organization_id, accounting_day, request_id, seq, position,
                provider, offering, credential, outcome, http_status, started_us, duration_us, connect_us,
                upstream_cost, spend)
            from stdin
            """;

    /**
     * For each transaction. What moves the rows is planned once for a connection: to plan it takes longer than to carry it out
     * for some rows, and no plan of it depends on its values.
     */
    static final String PREPARE = """
            create temp table if not exists usage_record_staging (like usage_record) on commit delete rows;
            create temp table if not exists usage_attempt_staging (like usage_attempt) on commit delete rows;
            set local plan_cache_mode = force_generic_plan
            """;

    /** Puts what is staged where it belongs, and moves shard $1 on to $2. Rows that are there already count nowhere again. */
    static final String MERGE = """
            with inserted as (
                insert into usage_record select * from usage_record_staging
                on conflict do nothing
                returning *
            ), attempted as (
                insert into usage_attempt select * from usage_attempt_staging on conflict do nothing
            ), %s
            update attribution_position set stream_id = $2 where shard = $1
            """.formatted(RollUp.ALL.stream()
            .map(kind -> "into_" + kind.table() + " as (" + kind.addFrom("inserted") + ")")
            .collect(Collectors.joining(", ")));

    private static final int PICO_SCALE = 12;

    private final JsonMapper json = JsonMapper.builder().build();

    void addRecord(CopyText copy, UsageRow row) {
        UsageEvent event = row.event();
        identity(copy, row);
        call(copy, event.call());
        outcome(copy, event.outcome());
        charge(copy, event.charge());
        latency(copy, event.latency());
        copy.column(event.attempts().size()).column(event.node());
        copy.column(CopyText.array(row.alsoCounted()));
        copy.column(CopyText.array(event.wouldRefuse()
                .map(limits -> List.of(limits.split(",", -1)))
                .orElse(List.of())));
        route(copy, event.route());
        copy.column(event.charge().cacheSaved().usd()).endRow();
    }

    void addAttempts(CopyText copy, UsageRow row) {
        int position = 0;
        for (UsageEvent.Attempt attempt : row.event().attempts()) {
            key(copy, row).column(position++);
            copy.column(attempt.provider()).column(attempt.offering()).column(attempt.credential());
            copy.column(attempt.outcome()).column(boxed(attempt.httpStatus()));
            copy.column(attempt.started()).column(attempt.duration()).column(boxed(attempt.connect()));
            copy.column(attempt.upstream().map(Money::usd))
                    .column(attempt.spend().map(Money::usd))
                    .endRow();
        }
    }

    private static CopyText key(CopyText copy, UsageRow row) {
        return copy.column(row.event().spender().organizationId())
                .column(row.accountingDay())
                .column(row.event().requestId())
                .column(row.sequence());
    }

    private static void identity(CopyText copy, UsageRow row) {
        Spender spender = row.event().spender();
        key(copy, row).column(row.accountingTime());
        copy.column(spender.teamId()).column(spender.keyId()).column(spender.memberId());
    }

    private void call(CopyText copy, Call call) {
        copy.column(call.endpoint()).column(call.model()).column(call.streamed());
        copy.column(call.endUser()).column(call.clientRequestId());
        texts(copy, call.tags());
        copy.column(call.session());
        texts(copy, call.metadata());
    }

    private void texts(CopyText copy, Map<String, String> texts) {
        copy.column(texts.isEmpty() ? null : CopyText.json(json.writeValueAsString(texts)));
    }

    private static void outcome(CopyText copy, Outcome outcome) {
        copy.column(outcome.status().label()).column(outcome.httpStatus());
        copy.column(outcome.errorCode()).column(outcome.finishReason());
        copy.column(outcome.served().map(Served::provider))
                .column(outcome.served().map(Served::offering));
        copy.column(outcome.served().map(Served::credential))
                .column(outcome.served().map(Served::upstreamModel));
    }

    private void charge(CopyText copy, Charge charge) {
        TokenUsage usage = charge.usage();
        copy.column(usage.input()).column(usage.cacheRead());
        copy.column(usage.cacheWrite5m()).column(usage.cacheWrite1h());
        copy.column(usage.output()).column(usage.reasoning());
        copy.column(
                usage.units().none()
                        ? null
                        : json.writeValueAsString(usage.units().byLabel()));
        copy.column(usage.tier() == ServiceTier.STANDARD ? null : usage.tier().label());
        copy.column(charge.source().label()).column(charge.priceVersionId()).column(charge.priceWindow());
        Cost cost = charge.cost();
        copy.column(cost.upstream().usd()).column(cost.list().usd());
        copy.column(cost.discount().usd()).column(cost.fee().usd());
        copy.column(cost.charged().usd()).column(cost.spend().usd());
        copy.column(cost.spend().budgetNano()).column(cost.payer() == Payer.TENANT);
    }

    private static void latency(CopyText copy, Latency latency) {
        copy.column(latency.auth()).column(latency.plan()).column(latency.admit());
        copy.column(boxed(latency.ttft()));
        copy.column(latency.total()).column(latency.overhead());
    }

    private static void route(CopyText copy, Route route) {
        boolean known = route.catalogue() > 0;
        copy.column(known ? route.catalogue() : null).column(known ? Instant.ofEpochMilli(route.health()) : null);
        copy.column(route.asked()).column(route.because());
        copy.column(route.savedPico().map(saved -> BigDecimal.valueOf(saved, PICO_SCALE)))
                .column(route.plan().map(CopyText::json));
    }

    private static Optional<Integer> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}

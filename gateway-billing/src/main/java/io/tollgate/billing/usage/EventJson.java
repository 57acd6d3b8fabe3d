package io.tollgate.billing.usage;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.price.Cost;
import io.tollgate.billing.price.Payer;
import io.tollgate.billing.price.ServiceTier;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Units;
import io.tollgate.billing.tenant.Spender;
import io.tollgate.billing.usage.UsageEvent.Attempt;
import io.tollgate.billing.usage.UsageEvent.Call;
import io.tollgate.billing.usage.UsageEvent.Charge;
import io.tollgate.billing.usage.UsageEvent.Latency;
import io.tollgate.billing.usage.UsageEvent.Outcome;
import io.tollgate.billing.usage.UsageEvent.Route;
import io.tollgate.billing.usage.UsageEvent.Served;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;

/** Writes one event member by member: it is done twice for every request, and reflection made a tenth of its cost. */
record EventJson(JsonGenerator out) {

    void event(UsageEvent event) {
        out.writeStartObject();
        text("requestId", event.requestId());
        spender(event.spender());
        call(event.call());
        outcome(event.outcome());
        charge(event.charge());
        latency(event.latency());
        attempts(event.attempts());
        text("node", event.node());
        text("wouldRefuse", event.wouldRefuse());
        if (event.route().catalogue() > 0) {
            route(event.route());
        }
        out.writeEndObject();
    }

    private void spender(Spender spender) {
        open("spender");
        text("organizationId", spender.organizationId());
        number("shard", spender.shard());
        text("teamId", spender.teamId());
        text("keyId", spender.keyId());
        text("memberId", spender.memberId());
        out.writeEndObject();
    }

    private void call(Call call) {
        open("call");
        text("endpoint", call.endpoint());
        text("model", call.model());
        out.writeName("streamed").writeBoolean(call.streamed());
        text("endUser", call.endUser());
        text("clientRequestId", call.clientRequestId());
        texts("tags", call.tags());
        text("session", call.session());
        if (!call.metadata().isEmpty()) {
            texts("metadata", call.metadata());
        }
        out.writeEndObject();
    }

    private void texts(String name, Map<String, String> texts) {
        open(name);
        for (Map.Entry<String, String> each : texts.entrySet()) {
            text(each.getKey(), each.getValue());
        }
        out.writeEndObject();
    }

    private void outcome(Outcome outcome) {
        open("outcome");
        text("status", outcome.status().name());
        number("httpStatus", outcome.httpStatus());
        text("errorCode", outcome.errorCode());
        text("finishReason", outcome.finishReason());
        outcome.served().ifPresent(this::served);
        out.writeEndObject();
    }

    private void served(Served served) {
        open("served");
        text("provider", served.provider());
        text("offering", served.offering());
        text("credential", served.credential());
        text("upstreamModel", served.upstreamModel());
        out.writeEndObject();
    }

    private void charge(Charge charge) {
        open("charge");
        usage(charge.usage());
        text("source", charge.source().name());
        text("priceVersionId", charge.priceVersionId());
        text("priceWindow", charge.priceWindow());
        cost(charge.cost());
        if (!charge.cacheSaved().equals(Money.ZERO)) {
            money("cacheSaved", charge.cacheSaved());
        }
        out.writeEndObject();
    }

    private void usage(TokenUsage usage) {
        open("usage");
        number("input", usage.input());
        number("cacheRead", usage.cacheRead());
        number("cacheWrite5m", usage.cacheWrite5m());
        number("cacheWrite1h", usage.cacheWrite1h());
        number("output", usage.output());
        number("reasoning", usage.reasoning());
        if (!usage.units().none()) {
            units(usage.units());
        }
        if (usage.tier() != ServiceTier.STANDARD) {
            text("tier", usage.tier().name());
        }
        out.writeEndObject();
    }

    private void units(Units units) {
        open("units");
        open("counts");
        units.counts().forEach((unit, count) -> number(unit.name(), count));
        out.writeEndObject();
        out.writeEndObject();
    }

    private void cost(Cost cost) {
        open("cost");
        money("upstream", cost.upstream());
        money("list", cost.list());
        money("discount", cost.discount());
        money("fee", cost.fee());
        if (cost.payer() != Payer.OPERATOR) {
            text("payer", cost.payer().name());
        }
        out.writeEndObject();
    }

    private void latency(Latency latency) {
        open("latency");
        number("auth", latency.auth());
        number("plan", latency.plan());
        number("admit", latency.admit());
        OptionalLong ttft = latency.ttft();
        if (ttft.isPresent()) {
            number("ttft", ttft.getAsLong());
        }
        number("total", latency.total());
        number("overhead", latency.overhead());
        out.writeEndObject();
    }

    private void attempts(List<Attempt> attempts) {
        out.writeName("attempts").writeStartArray();
        for (Attempt attempt : attempts) {
            attempt(attempt);
        }
        out.writeEndArray();
    }

    private void attempt(Attempt attempt) {
        out.writeStartObject();
        text("provider", attempt.provider());
        text("offering", attempt.offering());
        text("credential", attempt.credential());
        text("outcome", attempt.outcome());
        OptionalInt status = attempt.httpStatus();
        if (status.isPresent()) {
            number("httpStatus", status.getAsInt());
        }
        number("started", attempt.started());
        number("duration", attempt.duration());
        OptionalLong connect = attempt.connect();
        if (connect.isPresent()) {
            number("connect", connect.getAsLong());
        }
        attempt.upstream().ifPresent(upstream -> money("upstream", upstream));
        attempt.spend().ifPresent(spend -> money("spend", spend));
        out.writeEndObject();
    }

    private void route(Route route) {
        open("route");
        number("catalogue", route.catalogue());
        number("health", route.health());
        text("asked", route.asked());
        text("because", route.because());
        route.savedPico().ifPresent(saved -> number("savedPico", saved));
        text("plan", route.plan());
        out.writeEndObject();
    }

    private void open(String name) {
        out.writeName(name).writeStartObject();
    }

    private void money(String name, Money amount) {
        open(name);
        number("pico", amount.pico());
        out.writeEndObject();
    }

    private void text(String name, Optional<?> value) {
        if (value.isPresent()) {
            text(name, value.get());
        }
    }

    private void text(String name, Object value) {
        out.writeName(name).writeString(value.toString());
    }

    private void number(String name, long value) {
        out.writeName(name).writeNumber(value);
    }
}

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

/** Writes one event member by member: it is done twice for every request, and reflection made a tenth of its cost. */
record EventJson(JsonText out) {

    void event(UsageEvent event) {
        out.openObject();
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
        out.closeObject();
    }

    private void spender(Spender spender) {
        out.openObject("spender");
        text("organizationId", spender.organizationId());
        out.member("shard", spender.shard());
        text("teamId", spender.teamId());
        text("keyId", spender.keyId());
        text("memberId", spender.memberId());
        out.closeObject();
    }

    private void call(Call call) {
        out.openObject("call");
        text("endpoint", call.endpoint());
        text("model", call.model());
        out.member("streamed", call.streamed());
        text("endUser", call.endUser());
        text("clientRequestId", call.clientRequestId());
        texts("tags", call.tags());
        text("session", call.session());
        if (!call.metadata().isEmpty()) {
            texts("metadata", call.metadata());
        }
        out.closeObject();
    }

    private void texts(String name, Map<String, String> texts) {
        out.openObject(name);
        for (Map.Entry<String, String> each : texts.entrySet()) {
            text(each.getKey(), each.getValue());
        }
        out.closeObject();
    }

    private void outcome(Outcome outcome) {
        out.openObject("outcome");
        text("status", outcome.status().name());
        out.member("httpStatus", outcome.httpStatus());
        text("errorCode", outcome.errorCode());
        text("finishReason", outcome.finishReason());
        outcome.served().ifPresent(this::served);
        out.closeObject();
    }

    private void served(Served served) {
        out.openObject("served");
        text("provider", served.provider());
        text("offering", served.offering());
        text("credential", served.credential());
        text("upstreamModel", served.upstreamModel());
        out.closeObject();
    }

    private void charge(Charge charge) {
        out.openObject("charge");
        usage(charge.usage());
        text("source", charge.source().name());
        text("priceVersionId", charge.priceVersionId());
        text("priceWindow", charge.priceWindow());
        cost(charge.cost());
        if (!charge.cacheSaved().equals(Money.ZERO)) {
            money("cacheSaved", charge.cacheSaved());
        }
        out.closeObject();
    }

    private void usage(TokenUsage usage) {
        out.openObject("usage");
        out.member("input", usage.input());
        out.member("cacheRead", usage.cacheRead());
        out.member("cacheWrite5m", usage.cacheWrite5m());
        out.member("cacheWrite1h", usage.cacheWrite1h());
        out.member("output", usage.output());
        out.member("reasoning", usage.reasoning());
        if (!usage.units().none()) {
            units(usage.units());
        }
        if (usage.tier() != ServiceTier.STANDARD) {
            text("tier", usage.tier().name());
        }
        out.closeObject();
    }

    private void units(Units units) {
        out.openObject("units");
        out.openObject("counts");
        units.counts().forEach((unit, count) -> out.member(unit.name(), count));
        out.closeObject();
        out.closeObject();
    }

    private void cost(Cost cost) {
        out.openObject("cost");
        money("upstream", cost.upstream());
        money("list", cost.list());
        money("discount", cost.discount());
        money("fee", cost.fee());
        if (cost.payer() != Payer.OPERATOR) {
            text("payer", cost.payer().name());
        }
        out.closeObject();
    }

    private void latency(Latency latency) {
        out.openObject("latency");
        out.member("auth", latency.auth());
        out.member("plan", latency.plan());
        out.member("admit", latency.admit());
        OptionalLong ttft = latency.ttft();
        if (ttft.isPresent()) {
            out.member("ttft", ttft.getAsLong());
        }
        out.member("total", latency.total());
        out.member("overhead", latency.overhead());
        out.closeObject();
    }

    private void attempts(List<Attempt> attempts) {
        out.openList("attempts");
        for (Attempt attempt : attempts) {
            attempt(attempt);
        }
        out.closeList();
    }

    private void attempt(Attempt attempt) {
        out.openObject();
        text("provider", attempt.provider());
        text("offering", attempt.offering());
        text("credential", attempt.credential());
        text("outcome", attempt.outcome());
        OptionalInt status = attempt.httpStatus();
        if (status.isPresent()) {
            out.member("httpStatus", status.getAsInt());
        }
        out.member("started", attempt.started());
        out.member("duration", attempt.duration());
        OptionalLong connect = attempt.connect();
        if (connect.isPresent()) {
            out.member("connect", connect.getAsLong());
        }
        attempt.upstream().ifPresent(upstream -> money("upstream", upstream));
        attempt.spend().ifPresent(spend -> money("spend", spend));
        out.closeObject();
    }

    private void route(Route route) {
        out.openObject("route");
        out.member("catalogue", route.catalogue());
        out.member("health", route.health());
        text("asked", route.asked());
        text("because", route.because());
        route.savedPico().ifPresent(saved -> out.member("savedPico", saved));
        text("plan", route.plan());
        out.closeObject();
    }

    private void money(String name, Money amount) {
        out.openObject(name);
        out.member("pico", amount.pico());
        out.closeObject();
    }

    private void text(String name, Optional<?> value) {
        if (value.isPresent()) {
            text(name, value.get());
        }
    }

    private void text(String name, Object value) {
        out.member(name, value.toString());
    }
}

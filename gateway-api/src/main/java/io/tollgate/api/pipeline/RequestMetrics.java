package io.tollgate.api.pipeline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.tollgate.billing.usage.UsageEvent;
import io.tollgate.billing.usage.UsageEvent.Latency;
import io.tollgate.billing.usage.UsageEvent.Served;
import io.tollgate.billing.usage.UsageEvent.Status;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What the operator watches; by model and offering, never by tenant. */
final class RequestMetrics {

    private final MeterRegistry registry;
    private final Timer overhead;

    /** There are as many as the registry has, which would look for them by all of their names at each request. */
    private final Map<Kind, Meters> meters = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.overhead = Timer.builder("tollgate.request.overhead")
                .description("The gateway's own part of a request's duration")
                .register(registry);
    }

    void record(UsageEvent event) {
        Latency latency = event.latency();
        Meters own = meters.computeIfAbsent(Kind.of(event), this::meters);
        own.duration.record(latency.total(), TimeUnit.MICROSECONDS);
        latency.ttft().ifPresent(ttft -> own.firstToken.record(ttft, TimeUnit.MICROSECONDS));
        own.input.increment((double) event.charge().usage().totalInput());
        own.output.increment((double) event.charge().usage().output());
        overhead.record(latency.overhead(), TimeUnit.MICROSECONDS);
    }

    private Meters meters(Kind kind) {
        Tags tags = Tags.of(
                "model", kind.model(),
                "offering", kind.offering(),
                "status", kind.status().label());
        return new Meters(
                Timer.builder("tollgate.request.duration")
                        .description("From a request's arrival to the end of its answer")
                        .tags(tags)
                        .register(registry),
                Timer.builder("tollgate.request.ttft")
                        .description("From a request's arrival to its first content")
                        .tags(tags)
                        .register(registry),
                tokens(tags.and("kind", "input")),
                tokens(tags.and("kind", "output")));
    }

    private Counter tokens(Tags tags) {
        return Counter.builder("tollgate.tokens")
                .description("Tokens, in and out")
                .tags(tags)
                .register(registry);
    }

    /** Requests that are counted together. */
    private record Kind(String model, String offering, Status status) {

        static Kind of(UsageEvent event) {
            return new Kind(
                    event.call().model(),
                    event.outcome().served().map(Served::offering).orElse("none"),
                    event.outcome().status());
        }
    }

    private record Meters(Timer duration, Timer firstToken, Counter input, Counter output) {}
}

package io.tollgate.api.pipeline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.tollgate.billing.usage.UsageEvent;
import io.tollgate.billing.usage.UsageEvent.Served;
import java.util.concurrent.TimeUnit;

/** What the operator watches; by model and offering, never by tenant. */
final class RequestMetrics {

    private final MeterProvider<Timer> duration;
    private final MeterProvider<Timer> firstToken;
    private final MeterProvider<Timer> overhead;
    private final MeterProvider<Counter> tokens;

    RequestMetrics(MeterRegistry registry) {
        this.duration = Timer.builder("tollgate.request.duration")
                .description("From a request's arrival to the end of its answer")
                .withRegistry(registry);
        this.firstToken = Timer.builder("tollgate.request.ttft")
                .description("From a request's arrival to its first content")
                .withRegistry(registry);
        this.overhead = Timer.builder("tollgate.request.overhead")
                .description("The gateway's own part of a request's duration")
                .withRegistry(registry);
        this.tokens = Counter.builder("tollgate.tokens")
                .description("Tokens, in and out")
                .withRegistry(registry);
    }

    void record(UsageEvent event) {
        Tags served = Tags.of(
                "model", event.call().model(),
                "offering", event.outcome().served().map(Served::offering).orElse("none"),
                "status", event.outcome().status().label());
        duration.withTags(served).record(event.latency().total(), TimeUnit.MICROSECONDS);
        overhead.withTags(Tags.empty()).record(event.latency().overhead(), TimeUnit.MICROSECONDS);
        event.latency().ttft().ifPresent(ttft -> firstToken.withTags(served).record(ttft, TimeUnit.MICROSECONDS));
        count(served.and("kind", "input"), event.charge().usage().totalInput());
        count(served.and("kind", "output"), event.charge().usage().output());
    }

    private void count(Tags tags, long amount) {
        if (amount > 0) {
            tokens.withTags(tags).increment((double) amount);
        }
    }
}

package io.tollgate.api.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.api.auth.KeyGrants;
import io.tollgate.api.config.DataPlane;
import io.tollgate.api.error.RefusalHeaders;
import io.tollgate.api.idempotency.Idempotency;
import io.tollgate.api.model.FreshCatalogue;
import io.tollgate.api.request.RequestBody;
import io.tollgate.billing.BackgroundTask;
import io.tollgate.billing.admission.AbandonedAdmission;
import io.tollgate.billing.admission.Admission;
import io.tollgate.billing.admission.NodeLeases;
import io.tollgate.billing.refusal.RefusalBook;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.routing.RoutingProperties;
import io.tollgate.routing.call.FallbackCaller;
import io.tollgate.routing.call.Stopping;
import io.tollgate.routing.call.TokenCounter;
import io.tollgate.routing.call.UpstreamProperties;
import io.tollgate.routing.catalogue.CatalogueStore;
import io.tollgate.routing.health.HealthBook;
import io.tollgate.routing.quota.CredentialQuotas;
import io.tollgate.routing.tokens.Calibration;
import io.tollgate.routing.tokens.PromptCounter;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
@DataPlane
class PipelineConfiguration {

    /** Threads that count prompts: it takes the processor, and must leave it to what is served. */
    private static final int COUNTERS = 1;

    /** Beyond these a prompt is judged by its bytes. */
    private static final int WAITING_COUNTS = 100;

    @Bean
    Rows rows(NodeLeases leases) {
        return new Rows(leases.node());
    }

    @Bean
    Planning planning(CatalogueStore catalogue, FreshCatalogue fresh, HealthBook health, RoutingProperties routing) {
        return new Planning(catalogue, fresh, health, routing, InstantSource.system());
    }

    @Bean
    Counting counting() {
        Scheduler scheduler = Schedulers.newBoundedElastic(COUNTERS, WAITING_COUNTS, "count");
        return new Counting(new PromptCounter(), new Calibration(), scheduler);
    }

    @Bean
    Admitting admitting(Admission admission, KeyGrants grants, Planning planning, Rows rows, Counting counting) {
        return new Admitting(admission, grants, planning, rows, counting);
    }

    @Bean
    Settling settling(Settlement settlement, Rows rows, MeterRegistry registry) {
        return new Settling(settlement, rows, new RequestMetrics(registry));
    }

    @Bean
    Gate gate(Planning planning, Admitting admitting, RefusalBook refusals, CredentialQuotas quotas) {
        return new Gate(planning, admitting, refusals, quotas);
    }

    /** Nodes that serve nobody need no slices. */
    @Bean
    BackgroundTask leasingQuotas(CredentialQuotas quotas, CatalogueStore catalogue) {
        return new BackgroundTask(
                "leasing credentials' quotas",
                CredentialQuotas.LOOK_EVERY,
                Mono.defer(() -> quotas.renew(catalogue.current())));
    }

    @Bean
    RefusalHeaders refusalHeaders() {
        return exchange -> AnswerHeaders.refused(exchange.getResponse().getHeaders(), Stopwatch.of(exchange));
    }

    @Bean
    Reception reception(RequestBody bodies, Idempotency idempotency, Pipeline pipeline) {
        return new Reception(bodies, idempotency, pipeline);
    }

    @Bean
    PromptCounts promptCounts(
            Planning planning, Admitting admitting, AbandonedAdmission abandoned, TokenCounter counter) {
        return new PromptCounts(planning, admitting, abandoned, counter);
    }

    @Bean
    Ending ending(Settling settling, Shadows shadows, Captures captures) {
        return new Ending(settling, shadows, captures);
    }

    @Bean
    Stopping stopping() {
        return new Stopping();
    }

    @Bean
    StopNotice stopNotice(Stopping stopping, @Value("${spring.lifecycle.timeout-per-shutdown-phase}") Duration grace) {
        return new StopNotice(stopping, grace);
    }

    @Bean
    Pipeline pipeline(Gate gate, FallbackCaller caller, UpstreamProperties upstream, Ending ending, Stopping stopping) {
        return new Pipeline(
                gate, caller, ending, new Waiting(upstream.firstEventHold()), upstream.requestTimeout(), stopping);
    }

    @Bean
    Shadows shadows(Gate gate, FallbackCaller caller, UpstreamProperties upstream, Settling settling) {
        return new Shadows(gate, caller, settling, upstream.requestTimeout());
    }
}

package io.tollgate.api.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.api.auth.KeyGrants;
import io.tollgate.api.config.DataPlane;
import io.tollgate.api.model.FreshCatalogue;
import io.tollgate.api.request.RequestBody;
import io.tollgate.billing.admission.Admission;
import io.tollgate.billing.admission.NodeLeases;
import io.tollgate.billing.refusal.RefusalBook;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.routing.RoutingProperties;
import io.tollgate.routing.call.FallbackCaller;
import io.tollgate.routing.call.UpstreamProperties;
import io.tollgate.routing.catalogue.CatalogueStore;
import io.tollgate.routing.health.HealthBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@DataPlane
class PipelineConfiguration {

    @Bean
    Rows rows(NodeLeases leases) {
        return new Rows(leases.node());
    }

    @Bean
    Planning planning(CatalogueStore catalogue, FreshCatalogue fresh, HealthBook health, RoutingProperties routing) {
        return new Planning(catalogue, fresh, health, routing.policy());
    }

    @Bean
    Admitting admitting(Admission admission, KeyGrants grants, Planning planning, Rows rows) {
        return new Admitting(admission, grants, planning, rows);
    }

    @Bean
    Settling settling(Settlement settlement, Rows rows, MeterRegistry registry) {
        return new Settling(settlement, rows, new RequestMetrics(registry));
    }

    @Bean
    Gate gate(Planning planning, Admitting admitting, RefusalBook refusals) {
        return new Gate(planning, admitting, refusals);
    }

    @Bean
    Reception reception(RequestBody bodies, Pipeline pipeline) {
        return new Reception(bodies, pipeline);
    }

    @Bean
    Pipeline pipeline(
            Gate gate, Admitting admitting, FallbackCaller caller, UpstreamProperties upstream, Settling settling) {
        return new Pipeline(gate, admitting, caller, new Waiting(upstream.firstEventHold()), settling);
    }
}

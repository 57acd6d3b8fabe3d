package io.tollgate.billing;

import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.admission.NodeLeases;
import io.tollgate.billing.admission.RedisAdmission;
import io.tollgate.billing.outage.LiveNodes;
import io.tollgate.billing.outage.OutageAdmission;
import io.tollgate.billing.outage.RedisCircuit;
import io.tollgate.billing.settlement.RedisSettlement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Wires what happens while Redis is away. */
@Configuration(proxyBeanMethods = false)
class OutageConfiguration {

    @Bean
    RedisCircuit redisCircuit(StatefulRedisConnection<String, String> billingRedis) {
        return new RedisCircuit(billingRedis);
    }

    @Bean
    LiveNodes liveNodes(StatefulRedisConnection<String, String> billingRedis, NodeLeases leases) {
        return new LiveNodes(billingRedis, leases.node());
    }

    @Bean
    @Primary
    OutageAdmission outageAdmission(
            BillingProperties properties,
            RedisAdmission admission,
            RedisSettlement settlement,
            RedisCircuit circuit,
            LiveNodes nodes) {
        return OutageAdmission.of(properties.outage(), admission, settlement, circuit, nodes);
    }

    @Bean
    BackgroundTask redisProbe(RedisCircuit circuit) {
        return new BackgroundTask("asking whether Redis answers", RedisCircuit.PAUSE, circuit.probe());
    }

    @Bean
    BackgroundTask nodeCount(LiveNodes nodes) {
        return new BackgroundTask("counting nodes", LiveNodes.PAUSE, nodes.report());
    }
}

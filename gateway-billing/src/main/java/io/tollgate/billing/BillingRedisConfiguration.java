package io.tollgate.billing;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.redis.RedisAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Billing's own connection to Redis: one, pipelined, that fails at once while Redis is away. */
@Configuration(proxyBeanMethods = false)
class BillingRedisConfiguration {

    @Bean(destroyMethod = "shutdown")
    RedisClient billingRedisClient(BillingProperties properties) {
        RedisURI address = RedisAddress.parse(properties.redis().url());
        address.setTimeout(properties.redis().timeout());
        RedisClient client = RedisClient.create(address);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(properties.redis().timeout()))
                .build());
        return client;
    }

    @Bean(destroyMethod = "close")
    StatefulRedisConnection<String, String> billingRedis(RedisClient billingRedisClient) {
        return billingRedisClient.connect();
    }
}

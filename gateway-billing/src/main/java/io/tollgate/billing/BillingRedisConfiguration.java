package io.tollgate.billing;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.tollgate.billing.redis.MeasuredText;
import io.tollgate.billing.redis.RedisAddress;
import io.tollgate.billing.redis.ServingRedis;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Billing's own connection to Redis: one, pipelined, that fails at once while Redis is away. */
@Configuration(proxyBeanMethods = false)
class BillingRedisConfiguration {

    /** Billing's own: other clients of Redis have theirs. */
    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    ClientResources billingRedisResources() {
        return ClientResources.builder().nettyCustomizer(new GatheredWrites()).build();
    }

    @Bean(destroyMethod = "shutdown")
    RedisClient billingRedisClient(
            BillingProperties properties, @Qualifier("billingRedisResources") ClientResources billingRedisResources) {
        return client(properties, billingRedisResources);
    }

    /** The connections of requests, of which there are some where there are event loops that serve. */
    @Bean(destroyMethod = "close")
    ServingRedis servingRedis(
            ObjectProvider<EventLoops> loops,
            BillingProperties properties,
            @Qualifier("billingRedisResources") ClientResources billingRedisResources,
            StatefulRedisConnection<String, String> billingRedis) {
        return ServingRedis.connect(
                loops.getIfAvailable(() -> EventLoops.NONE),
                billingRedisResources,
                resources -> client(properties, resources),
                billingRedis);
    }

    private static RedisClient client(BillingProperties properties, ClientResources resources) {
        RedisURI address = RedisAddress.parse(properties.redis().url());
        address.setTimeout(properties.redis().timeout());
        RedisClient client = RedisClient.create(resources, address);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(properties.redis().timeout()))
                .build());
        return client;
    }

    @Bean(destroyMethod = "close")
    StatefulRedisConnection<String, String> billingRedis(RedisClient billingRedisClient) {
        return billingRedisClient.connect(new MeasuredText());
    }

    /** Commands that come close together, from whichever requests, go out in one write: each write is a call of the kernel. */
    private static final class GatheredWrites implements NettyCustomizer {

        @Override
        public void afterChannelInitialized(Channel channel) {
            channel.pipeline()
                    .addFirst(new FlushConsolidationHandler(
                            FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES, true));
        }
    }
}

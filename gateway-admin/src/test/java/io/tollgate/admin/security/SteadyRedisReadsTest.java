package io.tollgate.admin.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisURI;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.tollgate.testkit.TestServers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.BaseSubscriber;

class SteadyRedisReadsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Map<String, String> LARGE =
            IntStream.range(0, 2_000).boxed().collect(Collectors.toMap(i -> "field-" + i, i -> "x".repeat(100)));

    private final ClientResources resources = resources();
    private final LettuceConnectionFactory connections = connections();

    @AfterEach
    void close() {
        connections.destroy();
        resources.shutdown().syncUninterruptibly();
    }

    @Test
    void holdsNobodyUpBehindAReaderThatWaits() {
        ReactiveStringRedisTemplate redis = new ReactiveStringRedisTemplate(connections);
        redis.opsForHash().putAll("large", LARGE).block(PATIENCE);
        BaseSubscriber<Map.Entry<Object, Object>> waits = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.request(1);
            }
        };
        redis.opsForHash().entries("large").subscribe(waits);

        Boolean answered = redis.hasKey("large").block(PATIENCE);

        assertThat(answered).isTrue();
        waits.cancel();
    }

    private static ClientResources resources() {
        ClientResources.Builder builder = DefaultClientResources.builder();
        new SteadyRedisReads().customize(builder);
        return builder.build();
    }

    private LettuceConnectionFactory connections() {
        RedisConfiguration server =
                LettuceConnectionFactory.createRedisConfiguration(RedisURI.create(TestServers.freshRedisUrl()));
        LettuceConnectionFactory factory = new LettuceConnectionFactory(
                server,
                LettuceClientConfiguration.builder().clientResources(resources).build());
        factory.start();
        return factory;
    }
}

package io.tollgate.api.idempotency;

import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.api.config.DataPlane;
import io.tollgate.routing.call.UpstreamProperties;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@DataPlane
class IdempotencyConfiguration {

    /** For fallbacks after the longest answer. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    @Bean
    Idempotency idempotency(
            @Qualifier("billingRedis") StatefulRedisConnection<String, String> billingRedis,
            UpstreamProperties upstream) {
        return new Idempotency(
                new FirstAnswers(billingRedis, upstream.answerTimeout().plus(MARGIN)));
    }
}

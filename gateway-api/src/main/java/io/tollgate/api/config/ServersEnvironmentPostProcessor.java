package io.tollgate.api.config;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Says where PostgreSQL and Redis are in Spring's words, from {@code tollgate.postgres.url} and {@code
 * tollgate.redis.url}. A {@code spring.*} setting given directly wins.
 */
final class ServersEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    private static final String REDIS_PROPERTY = "tollgate.redis.url";
    private static final String REDIS_SHAPE = "redis://:password@host:6379";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> derived = new HashMap<>();
        derived.putAll(PostgresUrl.parse(
                        required(environment, PostgresUrl.PROPERTY, "postgresql://user:password@host:5432/database"))
                .springProperties());
        derived.put("spring.data.redis.url", redisUrl(required(environment, REDIS_PROPERTY, REDIS_SHAPE)));
        environment.getPropertySources().addLast(new MapPropertySource("tollgate-servers", derived));
    }

    /** After the embedded servers' own, which sets the addresses of those that it starts. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 5;
    }

    private static String redisUrl(String url) {
        if (!url.startsWith("redis://") && !url.startsWith("rediss://")) {
            throw new InvalidSetting(REDIS_PROPERTY, "does not begin with redis:// or rediss://", REDIS_SHAPE);
        }
        return url;
    }

    private static String required(ConfigurableEnvironment environment, String property, String shape) {
        String value = environment.getProperty(property, "");
        if (value.isBlank()) {
            throw new InvalidSetting(property, "is not set", shape);
        }
        return value;
    }
}

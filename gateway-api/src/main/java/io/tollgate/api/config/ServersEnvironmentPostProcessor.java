package io.tollgate.api.config;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Says where PostgreSQL and Redis are in Spring's words, from {@code tollgate.postgres.url} and {@code
 * tollgate.redis.url}. A {@code spring.*} setting given directly wins.
 */
final class ServersEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new ServersPropertySource(environment));
    }

    /** After the embedded servers' own, which sets the addresses of those that it starts. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 5;
    }
}

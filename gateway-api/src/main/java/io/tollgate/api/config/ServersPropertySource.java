package io.tollgate.api.config;

import io.tollgate.billing.redis.RedisAddress;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertyResolver;

/** Spring's settings of both servers, worked out when they are asked for: addresses may become known late. */
final class ServersPropertySource extends EnumerablePropertySource<Map<String, Supplier<String>>> {

    ServersPropertySource(PropertyResolver environment) {
        super("tollgate-servers", properties(environment));
    }

    private static Map<String, Supplier<String>> properties(PropertyResolver environment) {
        Supplier<PostgresUrl> postgres = () -> PostgresUrl.parse(environment.getProperty(PostgresUrl.PROPERTY, ""));
        return Map.of(
                "spring.r2dbc.url", () -> postgres.get().r2dbcUrl(),
                "spring.r2dbc.username", () -> postgres.get().user(),
                "spring.r2dbc.password", () -> postgres.get().password(),
                "spring.flyway.url", () -> postgres.get().jdbcUrl(),
                "spring.flyway.user", () -> postgres.get().user(),
                "spring.flyway.password", () -> postgres.get().password(),
                "spring.data.redis.url", () -> redisUrl(environment.getProperty(RedisAddress.PROPERTY, "")));
    }

    @Override
    public String[] getPropertyNames() {
        return source.keySet().toArray(String[]::new);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        Supplier<String> property = source.get(name);
        return property == null ? null : property.get();
    }

    private static String redisUrl(String url) {
        RedisAddress.parse(url);
        return url;
    }
}

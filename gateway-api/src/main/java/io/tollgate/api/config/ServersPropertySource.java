package io.tollgate.api.config;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertyResolver;

/** Spring's settings of both servers, worked out when they are asked for: addresses may become known late. */
final class ServersPropertySource extends EnumerablePropertySource<Map<String, Supplier<String>>> {

    private static final String REDIS_PROPERTY = "tollgate.redis.url";
    private static final String REDIS_SHAPE = "redis://:password@host:6379";
    private static final Set<String> SCHEMES = Set.of("redis", "rediss");

    ServersPropertySource(PropertyResolver environment) {
        super("tollgate-servers", properties(environment));
    }

    private static Map<String, Supplier<String>> properties(PropertyResolver environment) {
        Supplier<PostgresUrl> postgres =
                () -> PostgresUrl.parse(required(environment, PostgresUrl.PROPERTY, PostgresUrl.SHAPE));
        return Map.of(
                "spring.r2dbc.url", () -> postgres.get().r2dbcUrl(),
                "spring.r2dbc.username", () -> postgres.get().user(),
                "spring.r2dbc.password", () -> postgres.get().password(),
                "spring.flyway.url", () -> postgres.get().jdbcUrl(),
                "spring.flyway.user", () -> postgres.get().user(),
                "spring.flyway.password", () -> postgres.get().password(),
                "spring.data.redis.url", () -> redisUrl(required(environment, REDIS_PROPERTY, REDIS_SHAPE)));
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
        if (!SCHEMES.contains(url.split("://", 2)[0])) {
            throw new InvalidSetting(REDIS_PROPERTY, "does not begin with redis:// or rediss://", REDIS_SHAPE);
        }
        return url;
    }

    private static String required(PropertyResolver environment, String property, String shape) {
        String value = environment.getProperty(property, "");
        if (value.isBlank()) {
            throw new InvalidSetting(property, "is not set", shape);
        }
        return value;
    }
}

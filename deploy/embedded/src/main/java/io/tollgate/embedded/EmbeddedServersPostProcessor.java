package io.tollgate.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * With {@code tollgate.embedded=true} starts those servers that no URL is given for, under {@code tollgate.data}, and
 * says where they are; an operator's command takes those that a gateway runs. Not the default: a node that lost its settings must not begin an empty database of its own.
 */
final class EmbeddedServersPostProcessor implements EnvironmentPostProcessor, Ordered {

    private static final String POSTGRES = "tollgate.postgres.url";
    private static final String REDIS = "tollgate.redis.url";

    private final Consumer<Runnable> atShutdown;

    EmbeddedServersPostProcessor() {
        this(SpringApplication.getShutdownHandlers()::add);
    }

    EmbeddedServersPostProcessor(Consumer<Runnable> atShutdown) {
        this.atShutdown = atShutdown;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("tollgate.embedded", Boolean.class, false) && lacksAServer(environment)) {
            start(environment);
        }
    }

    /** Before the application's own, which turns the URLs into Spring's settings. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 10;
    }

    private static boolean lacksAServer(ConfigurableEnvironment environment) {
        return isAbsent(environment, POSTGRES) || isAbsent(environment, REDIS);
    }

    private void start(ConfigurableEnvironment environment) {
        Path folder = Path.of(environment.getProperty("tollgate.data", ".tollgate"));
        Map<String, Object> urls = new HashMap<>();
        if (environment.getProperty("tollgate.command", Boolean.class, false) && RunningServers.inUse(folder)) {
            RunningServers running = new RunningServers(folder);
            putIfAbsent(urls, environment, POSTGRES, running::postgresUrl);
            putIfAbsent(urls, environment, REDIS, running::redisUrl);
        } else {
            EmbeddedServers servers = EmbeddedServers.kept(folder);
            atShutdown.accept(servers::close);
            putIfAbsent(urls, environment, POSTGRES, servers::postgresUrl);
            putIfAbsent(urls, environment, REDIS, servers::redisUrl);
        }
        environment.getPropertySources().addFirst(new MapPropertySource("tollgate-embedded", urls));
    }

    private static void putIfAbsent(
            Map<String, Object> urls, ConfigurableEnvironment environment, String property, Supplier<String> url) {
        if (isAbsent(environment, property)) {
            urls.put(property, url.get());
        }
    }

    /** An empty variable means the same as none: compose files pass those on. */
    private static boolean isAbsent(ConfigurableEnvironment environment, String property) {
        return environment.getProperty(property, "").isBlank();
    }
}

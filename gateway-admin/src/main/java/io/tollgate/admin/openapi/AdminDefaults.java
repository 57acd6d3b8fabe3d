package io.tollgate.admin.openapi;

import java.util.Arrays;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** What Spring and springdoc must be told before they are wired; any setting given elsewhere wins. */
final class AdminDefaults implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean control = Arrays.asList(environment
                        .getProperty("tollgate.planes", "data,control")
                        .split(","))
                .stream()
                .map(String::strip)
                .anyMatch("control"::equals);
        Map<String, Object> defaults = Map.of(
                "springdoc.api-docs.enabled", control,
                "springdoc.api-docs.path", "/api/openapi.json",
                "springdoc.packages-to-scan", "io.tollgate.admin",
                "springdoc.default-produces-media-type", "application/json",
                "springdoc.default-consumes-media-type", "application/json",
                "springdoc.writer-with-order-by-keys", true,
                // The dashboard's files have routes of their own.
                "spring.web.resources.add-mappings", false);
        environment.getPropertySources().addLast(new MapPropertySource("tollgate-admin", defaults));
    }
}

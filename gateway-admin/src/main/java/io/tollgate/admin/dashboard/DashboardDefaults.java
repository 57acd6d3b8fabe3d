package io.tollgate.admin.dashboard;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** What Spring must be told before it is wired; any setting given elsewhere wins. */
final class DashboardDefaults implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        // The dashboard's files have routes of their own.
        Map<String, Object> defaults = Map.of("spring.web.resources.add-mappings", false);
        environment.getPropertySources().addLast(new MapPropertySource("tollgate-dashboard", defaults));
    }
}

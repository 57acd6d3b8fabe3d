package io.tollgate.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class EmbeddedServersPostProcessorTest {

    private static final String GIVEN_POSTGRES = "postgresql://me:secret@db.example:5432/tollgate";

    private final List<Runnable> atShutdown = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void closeServers() {
        atShutdown.forEach(Runnable::run);
    }

    @Test
    void startsOnlyTheServerThatNoUrlIsGivenFor() {
        StandardEnvironment environment = environment(Map.of(
                "tollgate.embedded",
                "true",
                "tollgate.data",
                folder.toString(),
                "tollgate.postgres.url",
                GIVEN_POSTGRES));

        process(environment);

        assertThat(environment.getProperty("tollgate.postgres.url")).isEqualTo(GIVEN_POSTGRES);
        assertThat(environment.getProperty("tollgate.redis.url")).startsWith("redis://:");
        assertThat(folder.resolve("postgres")).doesNotExist();
    }

    @Test
    void startsNothingUnlessToldTo() {
        StandardEnvironment environment = environment(Map.of("tollgate.data", folder.toString()));

        process(environment);

        assertThat(environment.containsProperty("tollgate.redis.url")).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    private void process(StandardEnvironment environment) {
        new EmbeddedServersPostProcessor(atShutdown::add).postProcessEnvironment(environment, new SpringApplication());
    }

    private static StandardEnvironment environment(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return environment;
    }
}

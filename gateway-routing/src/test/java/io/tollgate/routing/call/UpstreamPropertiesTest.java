package io.tollgate.routing.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class UpstreamPropertiesTest {

    @Test
    void hasDefaults() {
        UpstreamProperties properties = bind(Map.of());

        assertThat(properties.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(properties.firstEventHold()).isEqualTo(Duration.ofSeconds(10));
        assertThat(properties.firstTokenTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(properties.maxConnections()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @CsvSource({
        "connect-timeout, 0s",
        "first-event-hold, 0s",
        "first-token-timeout, -1s",
        "idle-timeout, 0s",
        "answer-timeout, 0s",
        "request-timeout, 0s",
        "max-idle, 0s",
        "max-connections, 0",
        "max-answer-size, 0B"
    })
    void refusesWhatMakesNoSense(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of("tollgate.upstream." + name, value)))
                .rootCause()
                .hasMessageContaining("tollgate.upstream." + name);
    }

    private static UpstreamProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("tollgate.upstream", UpstreamProperties.class);
    }
}

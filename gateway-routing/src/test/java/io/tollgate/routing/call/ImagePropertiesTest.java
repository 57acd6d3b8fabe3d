package io.tollgate.routing.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class ImagePropertiesTest {

    @Test
    void hasDefaults() {
        ImageProperties properties = bind(Map.of());

        assertThat(properties)
                .isEqualTo(new ImageProperties(
                        DataSize.ofMegabytes(20), Optional.empty(), 20, Duration.ofSeconds(10), 4, false, false));
    }

    @ParameterizedTest
    @CsvSource({"max-size, 0B", "max-size, 257MB", "memory, 0B", "max-count, -1", "timeout, 0s", "parallel, 0"})
    void refusesWhatMakesNoSense(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of("tollgate.images." + name, value)))
                .rootCause()
                .hasMessageContaining("tollgate.images." + name);
    }

    private static ImageProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("tollgate.images", ImageProperties.class);
    }
}

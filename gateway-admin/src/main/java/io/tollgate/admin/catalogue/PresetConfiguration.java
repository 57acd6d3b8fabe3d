package io.tollgate.admin.catalogue;

import io.tollgate.routing.catalogue.Presets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the presets once, so that one which nobody can use is found at the start. */
@Configuration(proxyBeanMethods = false)
class PresetConfiguration {

    @Bean
    Presets presets() {
        return Presets.read();
    }
}

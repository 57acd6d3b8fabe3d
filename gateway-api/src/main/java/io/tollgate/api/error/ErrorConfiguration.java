package io.tollgate.api.error;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
class ErrorConfiguration {

    @Bean
    DataPlaneErrors dataPlaneErrors(
            @Value("${tollgate.max-request-size}") DataSize bodyLimit,
            ObjectProvider<ErrorForm> forms,
            ObjectProvider<RefusalHeaders> headers) {
        return new DataPlaneErrors(
                new ErrorTranslation(bodyLimit),
                forms.orderedStream().toList(),
                exchange -> headers.ifAvailable(known -> known.complete(exchange)));
    }
}

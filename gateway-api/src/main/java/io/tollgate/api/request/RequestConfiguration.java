package io.tollgate.api.request;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

    @Bean
    RequestContextFilter requestContextFilter() {
        return new RequestContextFilter();
    }

    @Bean
    RequestBody requestBody(@Value("${tollgate.max-request-size}") DataSize limit) {
        return new RequestBody(limit);
    }
}

package io.tollgate.api.request;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.DispatcherHandler;

@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

    /** A body may be held three times: as it came, as it goes, and in the network's buffers. */
    private static final int SHARE_OF_THE_HEAP = 8;

    @Bean
    RequestContextFilter requestContextFilter() {
        return new RequestContextFilter();
    }

    @Bean
    DataPlaneHandler dataPlaneHandler(List<PostedCalls> calls, DispatcherHandler dispatcher) {
        return new DataPlaneHandler(calls, dispatcher);
    }

    @Bean
    RequestBody requestBody(
            @Value("${tollgate.max-request-size}") DataSize limit,
            @Value("${tollgate.max-request-time}") Duration longest,
            @Value("${tollgate.request-memory:}") Optional<DataSize> memory) {
        DataSize usual = DataSize.ofBytes(Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP);
        return new RequestBody(limit, new BodyBudget(memory.orElse(usual)), longest);
    }
}

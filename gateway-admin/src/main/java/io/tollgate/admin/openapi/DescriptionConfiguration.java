package io.tollgate.admin.openapi;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Serves the committed description of the control plane's calls, which the tests hold to the code. */
@Configuration(proxyBeanMethods = false)
class DescriptionConfiguration {

    static final String PATH = "/api/openapi.json";

    @Bean
    RouterFunction<ServerResponse> openApiDescription() throws IOException {
        byte[] description = new ClassPathResource("openapi.json").getContentAsByteArray();
        return RouterFunctions.route(
                RequestPredicates.GET(PATH),
                request -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(description));
    }
}

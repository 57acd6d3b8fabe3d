package io.tollgate.api.responses;

import io.tollgate.api.config.DataPlane;
import io.tollgate.api.pipeline.Dialect;
import io.tollgate.api.pipeline.Reception;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code POST /v1/responses}; nothing is stored, so there is no other path below it. */
@RestController
@DataPlane
class Responses {

    private static final Dialect DIALECT = new ResponsesDialect();

    private final Reception reception;

    Responses(Reception reception) {
        this.reception = reception;
    }

    @PostMapping("/v1/responses")
    Mono<Void> create(ServerWebExchange exchange) {
        return reception.json(exchange, DIALECT, ResponsesRequest::read);
    }
}

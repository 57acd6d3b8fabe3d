package io.tollgate.api.responses;

import io.tollgate.api.config.DataPlane;
import io.tollgate.api.pipeline.Dialect;
import io.tollgate.api.pipeline.Reception;
import io.tollgate.api.request.PostedCalls;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** {@code POST /v1/responses}; nothing is stored, so there is no other path below it. */
@Component
@DataPlane
class Responses implements PostedCalls {

    private static final Dialect DIALECT = new ResponsesDialect();

    private final Reception reception;

    Responses(Reception reception) {
        this.reception = reception;
    }

    @Override
    public Map<String, WebHandler> byPath() {
        return Map.of("/v1/responses", this::create);
    }

    private Mono<Void> create(ServerWebExchange exchange) {
        return reception.json(exchange, DIALECT, ResponsesRequest::read);
    }
}

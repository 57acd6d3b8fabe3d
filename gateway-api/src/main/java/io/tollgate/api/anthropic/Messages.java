package io.tollgate.api.anthropic;

import io.tollgate.api.config.DataPlane;
import io.tollgate.api.pipeline.Dialect;
import io.tollgate.api.pipeline.Reception;
import io.tollgate.api.request.RequestContext;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code POST /v1/messages}. */
@RestController
@DataPlane
class Messages {

    private static final Dialect DIALECT = new MessagesDialect();

    private final Reception reception;

    Messages(Reception reception) {
        this.reception = reception;
    }

    @PostMapping("/v1/messages")
    Mono<Void> create(ServerWebExchange exchange) {
        exchange.getResponse()
                .getHeaders()
                .set(MessagesErrorForm.REQUEST_ID, RequestContext.of(exchange).shownId());
        return reception.json(exchange, DIALECT, MessagesRequest::read);
    }
}

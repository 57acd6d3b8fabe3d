package io.tollgate.api.anthropic;

import io.tollgate.api.config.DataPlane;
import io.tollgate.api.pipeline.Dialect;
import io.tollgate.api.pipeline.Reception;
import io.tollgate.api.request.PostedCalls;
import io.tollgate.api.request.RequestContext;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** {@code POST /v1/messages}. */
@Component
@DataPlane
class Messages implements PostedCalls {

    static final Dialect DIALECT = new MessagesDialect();

    private final Reception reception;

    Messages(Reception reception) {
        this.reception = reception;
    }

    @Override
    public Map<String, WebHandler> byPath() {
        return Map.of("/v1/messages", this::create);
    }

    private Mono<Void> create(ServerWebExchange exchange) {
        exchange.getResponse()
                .getHeaders()
                .set(MessagesErrorForm.REQUEST_ID, RequestContext.of(exchange).shownId());
        return reception.json(exchange, DIALECT, MessagesRequest::read);
    }
}

package io.tollgate.api.openai;

import io.tollgate.api.config.DataPlane;
import io.tollgate.api.pipeline.Dialect;
import io.tollgate.api.pipeline.Reception;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code POST /v1/chat/completions}. */
@RestController
@DataPlane
class ChatCompletions {

    private static final Dialect DIALECT = new ChatDialect();

    private final Reception reception;

    ChatCompletions(Reception reception) {
        this.reception = reception;
    }

    @PostMapping("/v1/chat/completions")
    Mono<Void> create(ServerWebExchange exchange) {
        return reception.json(exchange, DIALECT, ChatRequest::read);
    }
}

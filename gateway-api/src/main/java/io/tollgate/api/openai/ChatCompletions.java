package io.tollgate.api.openai;

import io.tollgate.api.config.DataPlane;
import io.tollgate.api.pipeline.Reception;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code POST /v1/chat/completions}, and the legacy {@code POST /v1/completions}. */
@RestController
@DataPlane
class ChatCompletions {

    private final Reception reception;

    ChatCompletions(Reception reception) {
        this.reception = reception;
    }

    @PostMapping("/v1/chat/completions")
    Mono<Void> chat(ServerWebExchange exchange) {
        return reception.json(exchange, CompletionDialect.CHAT, ChatRequest::read);
    }

    @PostMapping("/v1/completions")
    Mono<Void> text(ServerWebExchange exchange) {
        return reception.json(exchange, CompletionDialect.TEXT, CompletionRequest::read);
    }
}

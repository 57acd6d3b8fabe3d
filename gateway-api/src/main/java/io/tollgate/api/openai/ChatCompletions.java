package io.tollgate.api.openai;

import io.tollgate.api.config.DataPlane;
import io.tollgate.api.pipeline.Reception;
import io.tollgate.api.request.PostedCalls;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** {@code POST /v1/chat/completions}, and the legacy {@code POST /v1/completions}. */
@Component
@DataPlane
class ChatCompletions implements PostedCalls {

    private final Reception reception;

    ChatCompletions(Reception reception) {
        this.reception = reception;
    }

    @Override
    public Map<String, WebHandler> byPath() {
        return Map.of("/v1/chat/completions", this::chat, "/v1/completions", this::text);
    }

    private Mono<Void> chat(ServerWebExchange exchange) {
        return reception.json(exchange, CompletionDialect.CHAT, ChatRequest::read);
    }

    private Mono<Void> text(ServerWebExchange exchange) {
        return reception.json(exchange, CompletionDialect.TEXT, CompletionRequest::read);
    }
}

package io.tollgate.api.openai;

import io.tollgate.api.config.DataPlane;
import io.tollgate.api.pipeline.Dialect;
import io.tollgate.api.pipeline.Reception;
import io.tollgate.api.request.PostedCalls;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** What is answered with a list: embeddings, moderations, rankings, images. */
@Component
@DataPlane
class ListEndpoints implements PostedCalls {

    private static final Dialect DIALECT = new PlainDialect();

    private final Reception reception;

    ListEndpoints(Reception reception) {
        this.reception = reception;
    }

    @Override
    public Map<String, WebHandler> byPath() {
        return Map.of(
                "/v1/embeddings",
                this::embeddings,
                "/v1/moderations",
                this::moderations,
                "/v1/rerank",
                this::rerank,
                "/v1/images/generations",
                this::images,
                "/v1/images/edits",
                this::imageEdits);
    }

    private Mono<Void> embeddings(ServerWebExchange exchange) {
        return reception.json(exchange, DIALECT, ListRequests::embeddings);
    }

    private Mono<Void> moderations(ServerWebExchange exchange) {
        return reception.json(exchange, DIALECT, ListRequests::moderations);
    }

    private Mono<Void> rerank(ServerWebExchange exchange) {
        return reception.json(exchange, DIALECT, ListRequests::rerank);
    }

    private Mono<Void> images(ServerWebExchange exchange) {
        return reception.json(exchange, DIALECT, ListRequests::images);
    }

    private Mono<Void> imageEdits(ServerWebExchange exchange) {
        return reception.form(exchange, DIALECT, ListRequests::imageEdits);
    }
}

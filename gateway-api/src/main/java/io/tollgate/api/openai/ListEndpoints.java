package io.tollgate.api.openai;

import io.tollgate.api.config.DataPlane;
import io.tollgate.api.pipeline.Dialect;
import io.tollgate.api.pipeline.Reception;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What is answered with a list: embeddings, moderations, rankings, images. */
@RestController
@DataPlane
class ListEndpoints {

    private static final Dialect DIALECT = new PlainDialect();

    private final Reception reception;

    ListEndpoints(Reception reception) {
        this.reception = reception;
    }

    @PostMapping("/v1/embeddings")
    Mono<Void> embeddings(ServerWebExchange exchange) {
        return reception.json(exchange, DIALECT, ListRequests::embeddings);
    }

    @PostMapping("/v1/moderations")
    Mono<Void> moderations(ServerWebExchange exchange) {
        return reception.json(exchange, DIALECT, ListRequests::moderations);
    }

    @PostMapping("/v1/rerank")
    Mono<Void> rerank(ServerWebExchange exchange) {
        return reception.json(exchange, DIALECT, ListRequests::rerank);
    }

    @PostMapping("/v1/images/generations")
    Mono<Void> images(ServerWebExchange exchange) {
        return reception.json(exchange, DIALECT, ListRequests::images);
    }
}

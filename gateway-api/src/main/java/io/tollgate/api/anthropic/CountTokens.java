package io.tollgate.api.anthropic;

import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.config.DataPlane;
import io.tollgate.api.model.CallableModels;
import io.tollgate.api.request.RequestBody;
import io.tollgate.api.request.RequestContext;
import io.tollgate.api.request.RequestFields;
import io.tollgate.routing.json.Json;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * {@code POST /v1/messages/count_tokens}: an estimate, which asks no provider and costs nothing.
 *
 * @see <a href="https://docs.anthropic.com/en/api/messages-count-tokens">Count tokens in a message</a>
 */
@RestController
@DataPlane
class CountTokens {

    private final RequestBody bodies;
    private final CallableModels models;

    CountTokens(RequestBody bodies, CallableModels models) {
        this.bodies = bodies;
        this.models = models;
    }

    @PostMapping("/v1/messages/count_tokens")
    Mono<Void> count(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders()
                .set(MessagesErrorForm.REQUEST_ID, RequestContext.of(exchange).shownId());
        return bodies.use(exchange.getRequest(), bytes -> count(exchange, RequestFields.read(bytes)));
    }

    private Mono<Void> count(ServerWebExchange exchange, RequestFields fields) {
        String model = fields.model();
        fields.items("messages", "message");
        return models.require(KeyGrant.of(exchange), model)
                .then(Mono.defer(() -> write(exchange.getResponse(), TokenEstimate.of(fields.body()))));
    }

    private static Mono<Void> write(ServerHttpResponse response, long tokens) {
        byte[] body = Json.bytes(Json.object().put("input_tokens", tokens).put("usage_source", "estimated"));
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}

package io.tollgate.api.anthropic;

import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.config.DataPlane;
import io.tollgate.api.model.CallableModels;
import io.tollgate.api.pipeline.PromptCounts;
import io.tollgate.api.request.PostedCalls;
import io.tollgate.api.request.RequestBody;
import io.tollgate.api.request.RequestContext;
import io.tollgate.api.request.RequestFields;
import io.tollgate.routing.json.Json;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * {@code POST /v1/messages/count_tokens}, which costs nothing: the count of a provider that has such a call, else an estimate.
 *
 * @see <a href="https://docs.anthropic.com/en/api/messages-count-tokens">Count tokens in a message</a>
 */
@Component
@DataPlane
class CountTokens implements PostedCalls {

    private final RequestBody bodies;
    private final CallableModels models;
    private final PromptCounts counts;

    CountTokens(RequestBody bodies, CallableModels models, PromptCounts counts) {
        this.bodies = bodies;
        this.models = models;
        this.counts = counts;
    }

    @Override
    public Map<String, WebHandler> byPath() {
        return Map.of("/v1/messages/count_tokens", this::count);
    }

    private Mono<Void> count(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders()
                .set(MessagesErrorForm.REQUEST_ID, RequestContext.of(exchange).shownId());
        return bodies.use(exchange.getRequest(), bytes -> count(exchange, RequestFields.read(bytes)));
    }

    private Mono<Void> count(ServerWebExchange exchange, RequestFields fields) {
        String model = fields.model();
        fields.items("messages", "message");
        return models.require(KeyGrant.of(exchange), model)
                .then(Mono.defer(() -> counts.count(exchange, Messages.DIALECT, MessagesRequest.counted(fields))))
                .map(tokens -> body(tokens, "provider"))
                .switchIfEmpty(Mono.fromSupplier(() -> body(TokenEstimate.of(fields.body()), "estimated")))
                .flatMap(body -> write(exchange.getResponse(), body));
    }

    private static byte[] body(long tokens, String source) {
        return Json.bytes(Json.object().put("input_tokens", tokens).put("usage_source", source));
    }

    private static Mono<Void> write(ServerHttpResponse response, byte[] body) {
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}

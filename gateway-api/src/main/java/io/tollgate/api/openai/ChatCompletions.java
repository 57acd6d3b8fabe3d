package io.tollgate.api.openai;

import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.config.DataPlane;
import io.tollgate.api.pipeline.Ask;
import io.tollgate.api.pipeline.Dialect;
import io.tollgate.api.pipeline.Inbound;
import io.tollgate.api.pipeline.Pipeline;
import io.tollgate.api.pipeline.Stopwatch;
import io.tollgate.api.request.RequestBody;
import io.tollgate.api.request.RequestContext;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code POST /v1/chat/completions}. */
@RestController
@DataPlane
class ChatCompletions {

    private static final String STRICT_LIMIT = "x-tollgate-strict-max-tokens";
    private static final Dialect DIALECT = new ChatDialect();

    private final RequestBody bodies;
    private final Pipeline pipeline;

    ChatCompletions(RequestBody bodies, Pipeline pipeline) {
        this.bodies = bodies;
        this.pipeline = pipeline;
    }

    @PostMapping("/v1/chat/completions")
    Mono<Void> create(ServerWebExchange exchange) {
        RequestContext context = RequestContext.of(exchange);
        Stopwatch watch = new Stopwatch(context.startedNanos());
        watch.done(Stopwatch.Step.AUTHENTICATED);
        boolean strict = Boolean.parseBoolean(exchange.getRequest().getHeaders().getFirst(STRICT_LIMIT));
        return bodies.use(exchange.getRequest(), bytes -> {
            watch.done(Stopwatch.Step.READ);
            Ask ask = ChatRequest.read(bytes, strict);
            return pipeline.serve(inbound(exchange, watch, ask), exchange.getResponse());
        });
    }

    private static Inbound inbound(ServerWebExchange exchange, Stopwatch watch, Ask ask) {
        return new Inbound(RequestContext.of(exchange), KeyGrant.of(exchange), ask, DIALECT, watch);
    }
}

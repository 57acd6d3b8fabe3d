package io.tollgate.api.pipeline;

import io.tollgate.api.error.GatewayException;
import io.tollgate.routing.call.TokenCounter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Counts a prompt where it would be served: only providers that the caller's policies allow are told of it. */
public final class PromptCounts {

    private final Planning planning;
    private final TokenCounter counter;

    PromptCounts(Planning planning, TokenCounter counter) {
        this.planning = planning;
        this.counter = counter;
    }

    /** The provider's count; empty where no provider of the plan counts, or nobody may serve the request as it is. */
    public Mono<Long> count(ServerWebExchange exchange, Dialect dialect, Ask ask) {
        Inbound inbound = Reception.inbound(exchange, dialect, Stopwatch.of(exchange), ask);
        return planning.plan(inbound)
                .flatMap(planned -> counter.count(inbound.ask().call(), planned.attempts()))
                .onErrorResume(GatewayException.class, unserved -> Mono.empty());
    }
}

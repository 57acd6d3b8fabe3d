package io.tollgate.api.pipeline;

import io.tollgate.api.error.GatewayException;
import io.tollgate.billing.admission.AbandonedAdmission;
import io.tollgate.routing.call.TokenCounter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Counts a prompt where it would be served: only providers that the caller's policies allow are told of it. */
public final class PromptCounts {

    private final Planning planning;
    private final Admitting admitting;
    private final AbandonedAdmission abandoned;
    private final TokenCounter counter;

    PromptCounts(Planning planning, Admitting admitting, AbandonedAdmission abandoned, TokenCounter counter) {
        this.planning = planning;
        this.admitting = admitting;
        this.abandoned = abandoned;
        this.counter = counter;
    }

    /**
     * The provider's count; empty where no provider of the plan counts, or nobody may serve the request as it is. It counts
     * against the caller's requests per minute, whose exceeding it fails with.
     */
    public Mono<Long> count(ServerWebExchange exchange, Dialect dialect, Ask ask) {
        Inbound inbound = Reception.inbound(exchange, dialect, Stopwatch.of(exchange), ask);
        return planning.plan(inbound)
                .onErrorResume(GatewayException.class, unserved -> Mono.empty())
                .flatMap(planned -> admitting.free(
                        planned, admitted -> counter.count(inbound.ask().call(), admitted.attempts()), abandoned));
    }
}

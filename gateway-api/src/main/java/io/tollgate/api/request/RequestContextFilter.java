package io.tollgate.api.request;

import io.tollgate.billing.tenant.IdKind;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives every request its {@link RequestContext}, and every answer, refusals included, its {@code x-request-id}. */
final class RequestContextFilter implements WebFilter, Ordered {

    private static final String HEADER = "x-request-id";
    private static final String SESSION = "x-session-id";
    private static final Pattern KEPT = Pattern.compile("[\\x21-\\x7e]{1,128}");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        RequestContext context =
                new RequestContext(IdKind.next(), kept(exchange, HEADER), kept(exchange, SESSION), System.nanoTime());
        context.bindTo(exchange);
        exchange.getResponse().getHeaders().set(HEADER, context.shownId());
        return chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    /** Anything but up to 128 visible characters is not worth keeping, nor worth a refusal. */
    private static Optional<String> kept(ServerWebExchange exchange, String header) {
        return Optional.ofNullable(exchange.getRequest().getHeaders().getFirst(header))
                .filter(id -> KEPT.matcher(id).matches());
    }
}

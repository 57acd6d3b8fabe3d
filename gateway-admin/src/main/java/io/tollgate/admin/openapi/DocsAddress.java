package io.tollgate.admin.openapi;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Serves the description under the address where people look for it first, too. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DocsAddress implements WebFilter {

    private static final String DOCS = "/api/docs";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getRequest().getPath().value().equals(DOCS)
                ? chain.filter(exchange.mutate()
                        .request(request -> request.path(DescriptionConfiguration.PATH))
                        .build())
                : chain.filter(exchange);
    }
}

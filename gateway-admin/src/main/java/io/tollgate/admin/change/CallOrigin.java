package io.tollgate.admin.change;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Carries where a call comes from to the audit events of what it changes. */
@Component
@Order(0)
class CallOrigin implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Optional<String> address = address(exchange);
        return address.isPresent() && exchange.getRequest().getPath().value().startsWith("/api/")
                ? chain.filter(exchange).contextWrite(context -> context.put(CallOrigin.class, address.get()))
                : chain.filter(exchange);
    }

    /** Where the call under way comes from. */
    static Optional<String> of(ContextView context) {
        return context.getOrEmpty(CallOrigin.class);
    }

    private static Optional<String> address(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getRemoteAddress())
                .map(InetSocketAddress::getAddress)
                .map(InetAddress::getHostAddress);
    }
}

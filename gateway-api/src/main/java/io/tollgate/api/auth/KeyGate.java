package io.tollgate.api.auth;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets in the calls that a key is for. */
final class KeyGate implements ServerAuthenticationSuccessHandler {

    private final ClientAddress addresses;
    private final KeyUses uses;

    KeyGate(ClientAddress addresses, KeyUses uses) {
        this.addresses = addresses;
        this.uses = uses;
    }

    @Override
    public Mono<Void> onAuthenticationSuccess(WebFilterExchange filtered, Authentication authentication) {
        ServerWebExchange exchange = filtered.getExchange();
        if (authentication.getPrincipal() instanceof KeyGrant grant) {
            KeyCall call = new KeyCall(exchange, addresses);
            grant.requireScope(call);
            uses.note(grant);
            grant.bindTo(exchange);
            call.bind();
        }
        return filtered.getChain().filter(exchange);
    }
}

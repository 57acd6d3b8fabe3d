package io.tollgate.api.auth;

import io.tollgate.api.auth.GrantOutcome.Granted;
import io.tollgate.api.auth.GrantOutcome.Refused;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets in the calls that their virtual key is for. Spring Security's own filter for presented secrets does the same by way of
 * a dozen operators, which are there for as long as a stream.
 */
record KeyFilter(KeyGrants grants, ClientAddress addresses, KeyUses uses) implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String secret = PresentedKey.require(exchange.getRequest().getHeaders());
        return grants.find(secret).flatMap(outcome -> {
            admit(granted(outcome), exchange);
            return chain.filter(exchange);
        });
    }

    private static KeyGrant granted(GrantOutcome outcome) {
        if (outcome instanceof Refused refused) {
            throw refused.error().exception();
        }
        return ((Granted) outcome).grant();
    }

    private void admit(KeyGrant grant, ServerWebExchange exchange) {
        KeyCall call = new KeyCall(exchange, addresses);
        grant.requireScope(call);
        uses.note(grant);
        grant.bindTo(exchange);
        call.bind();
    }
}

package io.tollgate.api.account;

import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.config.DataPlane;
import io.tollgate.api.error.RequestErrors;
import io.tollgate.billing.tenant.IdKind;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells a key what a request of its team came to. */
@RestController
@DataPlane
class RequestEndpoint {

    private final RequestRows rows;

    RequestEndpoint(RequestRows rows) {
        this.rows = rows;
    }

    @GetMapping("/v1/requests/{id}")
    Mono<RequestView> request(@PathVariable String id, ServerWebExchange exchange) {
        KeyGrant grant = KeyGrant.of(exchange);
        return Mono.justOrEmpty(IdKind.REQUEST.read(id))
                .flatMap(request -> rows.find(grant.organizationId(), grant.teamId(), request))
                .switchIfEmpty(
                        Mono.error(() -> RequestErrors.requestNotFound(id).exception()));
    }
}

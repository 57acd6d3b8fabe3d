package io.tollgate.api.account;

import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.config.DataPlane;
import io.tollgate.api.error.RequestErrors;
import io.tollgate.billing.tenant.IdKind;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
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
    Mono<RequestView> request(@PathVariable String id, @AuthenticationPrincipal KeyGrant grant) {
        return Mono.justOrEmpty(IdKind.REQUEST.read(id))
                .flatMap(request -> rows.find(grant.organizationId(), grant.teamId(), request))
                .switchIfEmpty(
                        Mono.error(() -> RequestErrors.requestNotFound(id).exception()));
    }
}

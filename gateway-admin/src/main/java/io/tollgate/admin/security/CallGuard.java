package io.tollgate.admin.security;

import io.tollgate.admin.access.CallTable;
import io.tollgate.admin.access.Requirement;
import io.tollgate.admin.http.Problem;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Holds every call to its row of the {@link CallTable}, before its body is read. */
final class CallGuard implements ReactiveAuthorizationManager<AuthorizationContext> {

    private static final AuthorizationResult GRANTED = new AuthorizationDecision(true);
    private static final AuthorizationResult NOBODY = new AuthorizationDecision(false);

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> caller, AuthorizationContext context) {
        ServerWebExchange exchange = context.getExchange();
        Requirement requirement;
        try {
            requirement = requirement(exchange);
        } catch (Problem unknown) {
            // Whoever is not signed in does not learn which calls there are.
            return signedIn(caller)
                    .<AuthorizationResult>flatMap(known -> Mono.error(unknown))
                    .defaultIfEmpty(NOBODY);
        }
        return requirement.open()
                ? Mono.just(GRANTED)
                : signedIn(caller)
                        .doOnNext(known -> requirement.check().accept(known.getPrincipal()))
                        .map(known -> GRANTED)
                        .defaultIfEmpty(NOBODY);
    }

    private static Requirement requirement(ServerWebExchange exchange) {
        return CallTable.find(
                exchange.getRequest().getMethod(),
                exchange.getRequest().getPath().pathWithinApplication());
    }

    private static Mono<CallerAuthentication> signedIn(Mono<Authentication> caller) {
        return caller.ofType(CallerAuthentication.class);
    }
}

package io.tollgate.admin.oidc;

import io.tollgate.billing.tenant.SecretFormat;
import java.util.Optional;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Remembers the invitation by which somebody begins a login: it stays in the sealed cookie, and the service never sees it. */
record InvitedLogins(ServerOAuth2AuthorizationRequestResolver logins)
        implements ServerOAuth2AuthorizationRequestResolver {

    private static final String INVITATION = "invitation";

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
        return logins.resolve(exchange).map(request -> invited(request, exchange));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String service) {
        return logins.resolve(exchange, service).map(request -> invited(request, exchange));
    }

    /** The secret of the invitation that the login began with. */
    static Optional<String> invitation(OAuth2AuthorizationRequest request) {
        return Optional.ofNullable(request.<String>getAttribute(INVITATION));
    }

    private static OAuth2AuthorizationRequest invited(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getQueryParams().getFirst(INVITATION))
                .filter(SecretFormat.INVITATION::matches)
                .map(secret -> OAuth2AuthorizationRequest.from(request)
                        .attributes(attributes -> attributes.put(INVITATION, secret))
                        .build())
                .orElse(request);
    }
}

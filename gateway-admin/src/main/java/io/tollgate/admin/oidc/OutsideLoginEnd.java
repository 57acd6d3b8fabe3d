package io.tollgate.admin.oidc;

import io.tollgate.admin.account.OutsideLogins;
import io.tollgate.admin.account.OutsidePerson;
import io.tollgate.admin.http.Problem;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Ends a login by another service: with a session, or with a word for the page to explain. Both lead to pages of our own. */
@Component
class OutsideLoginEnd implements ServerAuthenticationSuccessHandler, ServerAuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(OutsideLoginEnd.class);
    private static final String REFUSED = "login_refused";

    private final OutsideLogins logins;
    private final OutsideRegistrations registrations;
    private final LoginUnderWay underWay;

    OutsideLoginEnd(OutsideLogins logins, OutsideRegistrations registrations, LoginUnderWay underWay) {
        this.logins = logins;
        this.registrations = registrations;
        this.underWay = underWay;
    }

    @Override
    public Mono<Void> onAuthenticationSuccess(WebFilterExchange filtered, Authentication authentication) {
        ServerWebExchange exchange = filtered.getExchange();
        return underWay.loadAuthorizationRequest(exchange)
                .map(InvitedLogins::invitation)
                .defaultIfEmpty(Optional.empty())
                .flatMap(invitation ->
                        logins.start(exchange, person((OAuth2AuthenticationToken) authentication), invitation))
                .then(Mono.defer(() -> redirect(exchange, "/")))
                .onErrorResume(Problem.class, problem -> redirect(exchange, "/login?problem=" + problem.code()));
    }

    @Override
    public Mono<Void> onAuthenticationFailure(WebFilterExchange filtered, AuthenticationException failure) {
        log.info("a login by another service came to nothing: {}", failure.getMessage());
        return redirect(filtered.getExchange(), "/login?problem=" + REFUSED);
    }

    private OutsidePerson person(OAuth2AuthenticationToken token) {
        String issuer = registrations.issuer(token.getAuthorizedClientRegistrationId());
        OAuth2User user = token.getPrincipal();
        if (user instanceof OidcUser person) {
            String email = text(person.getEmail());
            boolean confirmed = Boolean.TRUE.equals(person.getEmailVerified());
            return new OutsidePerson(
                    issuer, text(person.getSubject()), confirmed ? email : "", text(person.getFullName()));
        }
        String name = text(user.getAttribute("name"));
        return new OutsidePerson(
                issuer,
                user.getName(),
                text(user.getAttribute(GitHubPeople.EMAIL)),
                name.isBlank() ? text(user.getAttribute("login")) : name);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static Mono<Void> redirect(ServerWebExchange exchange, String path) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatus.FOUND);
        response.getHeaders().setLocation(URI.create(path));
        return response.setComplete();
    }
}

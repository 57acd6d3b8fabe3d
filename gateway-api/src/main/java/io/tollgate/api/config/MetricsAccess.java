package io.tollgate.api.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import reactor.core.publisher.Mono;

/** Lets in whoever knows one of the tokens; without any token, nobody. */
record MetricsAccess(List<String> tokens) implements ReactiveAuthorizationManager<AuthorizationContext> {

    private static final String BEARER = "Bearer ";

    MetricsAccess {
        tokens = tokens.stream().filter(token -> !token.isBlank()).toList();
    }

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> ignored, AuthorizationContext context) {
        HttpHeaders headers = context.getExchange().getRequest().getHeaders();
        return Mono.just(
                new AuthorizationDecision(presented(headers).filter(this::known).isPresent()));
    }

    private boolean known(String presented) {
        return tokens.stream().anyMatch(token -> MessageDigest.isEqual(bytes(token), bytes(presented)));
    }

    private static Optional<String> presented(HttpHeaders headers) {
        return Optional.ofNullable(headers.getFirst(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.tollgate.api.auth;

import io.tollgate.api.error.KeyErrors;
import io.tollgate.billing.tenant.SecretFormat;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Takes the virtual key from {@code Authorization: Bearer} or {@code x-api-key}, and turns garbage away unseen. */
public final class PresentedKey implements ServerAuthenticationConverter {

    private static final String BEARER = "bearer ";
    private static final String API_KEY = "x-api-key";

    PresentedKey() {}

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        Optional<String> secret = secret(exchange.getRequest().getHeaders());
        if (secret.isEmpty()) {
            return Mono.error(() -> KeyErrors.missing().exception());
        }
        if (!SecretFormat.VIRTUAL_KEY.matches(secret.get())) {
            return Mono.error(() -> KeyErrors.malformed().exception());
        }
        return Mono.just(VirtualKeyAuthentication.presented(secret.get()));
    }

    /** The secret that was sent, whatever it is. */
    public static Optional<String> secret(HttpHeaders headers) {
        return Optional.ofNullable(headers.getFirst(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()))
                .or(() -> Optional.ofNullable(headers.getFirst(API_KEY)))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty());
    }
}

package io.tollgate.api.auth;

import io.tollgate.api.error.KeyErrors;
import io.tollgate.billing.tenant.SecretFormat;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** The virtual key in {@code Authorization: Bearer} or {@code x-api-key}. */
public final class PresentedKey {

    private static final String BEARER = "bearer ";
    private static final String API_KEY = "x-api-key";

    private PresentedKey() {}

    /**
     * The secret that was sent, if it looks like one.
     *
     * @throws io.tollgate.api.error.GatewayException when there is none, or only garbage
     */
    static String require(HttpHeaders headers) {
        String secret = secret(headers).orElseThrow(() -> KeyErrors.missing().exception());
        if (!SecretFormat.VIRTUAL_KEY.matches(secret)) {
            throw KeyErrors.malformed().exception();
        }
        return secret;
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

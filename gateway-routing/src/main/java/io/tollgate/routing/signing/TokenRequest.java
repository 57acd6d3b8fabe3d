package io.tollgate.routing.signing;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A form that somebody answers with a token. */
public record TokenRequest(URI endpoint, Map<String, String> form) {

    public TokenRequest {
        form = Map.copyOf(form);
    }

    /** As a body of the type {@code application/x-www-form-urlencoded}. */
    public byte[] body() {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The form has a secret. */
    @Override
    public String toString() {
        return "TokenRequest[" + endpoint + "]";
    }
}

package io.tollgate.api.error;

import java.util.Optional;

/** How errors are written on the paths of a protocol that is not OpenAI's. */
public interface ErrorForm {

    /** Whether answers on this path, which begins with {@code /v1/}, have this form. */
    boolean covers(String path);

    /**
     * The error as a JSON body.
     *
     * @param requestId as {@code x-request-id} shows it
     */
    byte[] body(GatewayError error, String requestId);

    /** The header in which clients of the protocol look for the request's id, beside {@code x-request-id}. */
    default Optional<String> requestIdHeader() {
        return Optional.empty();
    }
}

package io.tollgate.api.error;

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
}

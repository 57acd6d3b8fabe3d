package io.tollgate.routing.provider;

import java.util.Map;
import java.util.Optional;

/**
 * A provider's whole answer, as it came over the wire.
 *
 * @param headers by lower-case name
 */
public record UpstreamAnswer(int status, Map<String, String> headers, byte[] body) {

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The body may be somebody's text: it is not shown. */
    @Override
    public String toString() {
        return "UpstreamAnswer[" + status + ", " + body.length + " bytes]";
    }
}

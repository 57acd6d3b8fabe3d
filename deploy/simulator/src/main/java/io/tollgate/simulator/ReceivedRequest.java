package io.tollgate.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A request as it reached a provider; header names are lower case, the body is byte for byte what was sent. */
@SuppressWarnings("ArrayRecordComponent") // Never compared; the bytes are what tests look at.
public record ReceivedRequest(String method, String path, Map<String, List<String>> headers, byte[] body) {

    /** The first value of this header, empty if there is none. */
    public String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The body read as UTF-8. */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }
}

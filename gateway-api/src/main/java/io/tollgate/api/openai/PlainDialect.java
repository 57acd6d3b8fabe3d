package io.tollgate.api.openai;

import io.tollgate.api.error.ErrorBody;
import io.tollgate.api.error.GatewayError;
import io.tollgate.api.pipeline.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The words of what is no completion: the provider's own types of content, and an event for an error. */
final class PlainDialect implements Dialect {

    private static final byte[] WAITING = ": waiting\n\n".getBytes(StandardCharsets.UTF_8);

    @Override
    public byte[] brokenStream(GatewayError error) {
        String body = new String(ErrorBody.of(error).json(), StandardCharsets.UTF_8);
        return ("data: {\"type\":\"error\"," + body.substring(1) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] waiting() {
        return WAITING.clone();
    }

    /** Events of other kinds have no member for it. */
    @Override
    public byte[] naming(String provider, byte[] chunk) {
        return chunk;
    }

    @Override
    public String answerType(Map<String, String> upstream) {
        return upstream.getOrDefault("content-type", Dialect.super.answerType(upstream));
    }
}

package io.tollgate.api.openai;

import io.tollgate.api.error.ErrorBody;
import io.tollgate.api.error.GatewayError;
import io.tollgate.api.pipeline.Dialect;
import java.nio.charset.StandardCharsets;

/** Chat completions' words: a broken stream ends in a chunk with {@code error}, and without {@code [DONE]}. */
final class ChatDialect implements Dialect {

    private static final String CHOICES = ",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"error\"}]}";

    @Override
    public byte[] brokenStream(GatewayError error) {
        String body = new String(ErrorBody.of(error).json(), StandardCharsets.UTF_8);
        String chunk = "data: " + body.substring(0, body.length() - 1) + CHOICES + "\n\n";
        return chunk.getBytes(StandardCharsets.UTF_8);
    }
}

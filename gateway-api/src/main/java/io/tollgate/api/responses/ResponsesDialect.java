package io.tollgate.api.responses;

import io.tollgate.api.canonical.ProviderNaming;
import io.tollgate.api.error.ErrorBody;
import io.tollgate.api.error.GatewayError;
import io.tollgate.api.pipeline.Dialect;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Responses' words: a broken stream ends in an {@code error} event. Its {@code error} member is what OpenAI's clients throw.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses-streaming/error">Streaming events: error</a>
 */
final class ResponsesDialect implements Dialect {

    private static final Set<String> LAST = Set.of("response.completed", "response.incomplete");
    private static final byte[] WAITING = ": waiting\n\n".getBytes(StandardCharsets.UTF_8);

    @Override
    public Map<String, byte[]> usage(TokenUsage counted) {
        return Json.members(ResponseObject.usage(counted));
    }

    @Override
    public byte[] brokenStream(GatewayError error) {
        ObjectNode event = Json.object()
                .put("type", "error")
                .put("code", error.code())
                .put("message", error.message())
                .put("param", error.param().orElse(null));
        event.set("error", Json.read(ErrorBody.of(error).json()).path("error"));
        return ("event: error\ndata: " + Json.text(event) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] waiting() {
        return WAITING.clone();
    }

    @Override
    public byte[] naming(String provider, byte[] events) {
        return ProviderNaming.in(events, LAST, provider);
    }
}

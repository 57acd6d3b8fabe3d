package io.tollgate.api.anthropic;

import io.tollgate.api.canonical.ProviderNaming;
import io.tollgate.api.error.GatewayError;
import io.tollgate.api.pipeline.Dialect;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * Messages' words: a broken stream ends in an {@code error} event, and without {@code message_stop}.
 *
 * @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/streaming">Streaming Messages</a>
 */
final class MessagesDialect implements Dialect {

    private static final Set<String> LAST = Set.of("message_delta");

    private static final byte[] PING = "event: ping\ndata: {\"type\": \"ping\"}\n\n".getBytes(StandardCharsets.UTF_8);

    @Override
    public Map<String, byte[]> usage(TokenUsage counted) {
        return Json.members(MessageUsage.write(counted));
    }

    @Override
    public byte[] brokenStream(GatewayError error) {
        String body = new String(MessagesError.of(error).json(), StandardCharsets.UTF_8);
        return ("event: error\ndata: " + body + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] waiting() {
        return PING.clone();
    }

    /** The event with the usage has it; the others have no place for it. */
    @Override
    public byte[] naming(String provider, byte[] events) {
        return ProviderNaming.in(events, LAST, provider);
    }
}

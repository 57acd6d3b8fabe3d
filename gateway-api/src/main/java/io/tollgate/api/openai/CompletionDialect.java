package io.tollgate.api.openai;

import io.tollgate.api.error.ErrorBody;
import io.tollgate.api.error.GatewayError;
import io.tollgate.api.pipeline.Dialect;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.sse.SseEvent;
import io.tollgate.routing.provider.sse.SseSplitter;
import java.nio.charset.StandardCharsets;

/**
 * Completions' words: a broken stream ends in a chunk with {@code error}, and without {@code [DONE]}.
 *
 * @param choice what the last chunk has for one, besides the reason of its end
 */
record CompletionDialect(String choice) implements Dialect {

    static final Dialect CHAT = new CompletionDialect("\"delta\":{}");
    static final Dialect TEXT = new CompletionDialect("\"text\":\"\"");

    /**
     * A comment, which every reader skips.
     *
     * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
     */
    private static final byte[] WAITING = ": waiting\n\n".getBytes(StandardCharsets.UTF_8);

    @Override
    public byte[] brokenStream(GatewayError error) {
        String body = new String(ErrorBody.of(error).json(), StandardCharsets.UTF_8);
        String chunk = "data: " + body.substring(0, body.length() - 1) + ",\"choices\":[{\"index\":0," + choice
                + ",\"finish_reason\":\"error\"}]}\n\n";
        return chunk.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] waiting() {
        return WAITING.clone();
    }

    @Override
    public byte[] naming(String provider, byte[] chunk) {
        return new SseSplitter(chunk.length)
                .feed(chunk).stream()
                        .findFirst()
                        .map(event -> naming(provider, event))
                        .orElse(chunk);
    }

    private static byte[] naming(String provider, SseEvent event) {
        JsonMembers chunk = JsonMembers.read(event.bytes(), event.dataStart(), event.dataEnd());
        return JsonSplice.of(chunk).set("provider", JsonSplice.quoted(provider)).apply();
    }
}

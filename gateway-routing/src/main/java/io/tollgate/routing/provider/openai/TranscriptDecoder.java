package io.tollgate.routing.provider.openai;

import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.UsagePart;
import io.tollgate.routing.provider.sse.EventDecoding;
import io.tollgate.routing.provider.sse.EventDecoding.EventReader;
import io.tollgate.routing.provider.sse.SseEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads a stream of a transcript: deltas, and an event that has the whole text and the usage.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/audio/transcript-text-done-event">Transcript events</a>
 */
final class TranscriptDecoder implements EventReader {

    private static final byte[] NOTHING = {};

    private TranscriptDecoder() {}

    static StreamDecoder create() {
        return new EventDecoding(new TranscriptDecoder());
    }

    @Override
    public void read(SseEvent event, List<StreamEvent> into) {
        if (event.isData("[DONE]")) {
            return;
        }
        JsonMembers body = JsonMembers.read(event.bytes(), event.dataStart(), event.dataEnd());
        String type = body.string("type").orElse("");
        if (type.equals("error") || body.has("error")) {
            into.add(new StreamEvent.Broken(ErrorReader.inBand(body)));
            return;
        }
        into.add(chunk(event, body));
        if (type.equals("transcript.text.done")) {
            into.add(new StreamEvent.Done(NOTHING));
        }
    }

    private static StreamEvent chunk(SseEvent event, JsonMembers body) {
        Optional<UsagePart> usage = PlainUsage.part(body);
        int content = body.string("delta")
                .map(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .orElse(0);
        return new StreamEvent.Chunk(event.bytes(), content, usage.map(part -> "stop"), usage);
    }
}

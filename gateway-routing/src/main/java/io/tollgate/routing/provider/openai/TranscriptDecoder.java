package io.tollgate.routing.provider.openai;

import io.tollgate.routing.json.BrokenJson;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.UsagePart;
import io.tollgate.routing.provider.sse.OversizedEvent;
import io.tollgate.routing.provider.sse.SseEvent;
import io.tollgate.routing.provider.sse.SseSplitter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a stream of a transcript: deltas, and an event that has the whole text and the usage.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/audio/transcript-text-done-event">Transcript events</a>
 */
final class TranscriptDecoder implements StreamDecoder {

    private static final int MAX_EVENT_BYTES = 16 * 1024 * 1024;
    private static final byte[] NOTHING = {};

    private final SseSplitter splitter = new SseSplitter(MAX_EVENT_BYTES);
    private boolean ended;

    @Override
    public List<StreamEvent> feed(byte[] bytes) {
        if (ended) {
            return List.of();
        }
        try {
            return read(splitter.feed(bytes));
        } catch (OversizedEvent e) {
            ended = true;
            return List.of(broken("oversized", "a stream event is larger than " + MAX_EVENT_BYTES + " bytes"));
        }
    }

    @Override
    public List<StreamEvent> end() {
        if (ended) {
            return List.of();
        }
        List<StreamEvent> last = read(splitter.end());
        if (!ended) {
            ended = true;
            last.add(broken("cut", "the provider's stream ended before its answer did"));
        }
        return last;
    }

    private List<StreamEvent> read(List<SseEvent> events) {
        List<StreamEvent> read = new ArrayList<>(events.size() + 1);
        for (SseEvent event : events) {
            if (!ended) {
                read(event, read);
                ended = !read.isEmpty() && read.get(read.size() - 1).isEnd();
            }
        }
        return read;
    }

    private static void read(SseEvent event, List<StreamEvent> read) {
        if (event.isData("[DONE]")) {
            return;
        }
        try {
            JsonMembers body = JsonMembers.read(event.bytes(), event.dataStart(), event.dataEnd());
            String type = body.string("type").orElse("");
            if (type.equals("error") || body.has("error")) {
                read.add(new StreamEvent.Broken(ErrorReader.inBand(body)));
                return;
            }
            read.add(chunk(event, body));
            if (type.equals("transcript.text.done")) {
                read.add(new StreamEvent.Done(NOTHING));
            }
        } catch (BrokenJson e) {
            read.add(broken("unreadable", "a stream event is not JSON: " + e.getMessage()));
        }
    }

    private static StreamEvent chunk(SseEvent event, JsonMembers body) {
        Optional<UsagePart> usage = PlainUsage.part(body);
        int content = body.string("delta")
                .map(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .orElse(0);
        return new StreamEvent.Chunk(event.bytes(), content, usage.map(part -> "stop"), usage);
    }

    private static StreamEvent broken(String outcome, String message) {
        return new StreamEvent.Broken(new Failure.Unavailable(outcome, message));
    }
}

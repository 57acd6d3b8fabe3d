package io.tollgate.routing.provider.openai;

import io.tollgate.routing.json.BrokenJson;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.ProviderCall;
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
import tools.jackson.core.JacksonException;

/** Reads a stream of chunks; each event's bytes stay as they came, but for the model's name and the usage. */
final class ChunkDecoder implements StreamDecoder {

    private static final int MAX_EVENT_BYTES = 16 * 1024 * 1024;
    private static final byte[] NOTHING = {};
    private static final StreamEvent DONE = new StreamEvent.Done("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));

    private final SseSplitter splitter = new SseSplitter(MAX_EVENT_BYTES);
    private final boolean usageWanted;
    private final byte[] publicModel;
    private boolean ended;

    ChunkDecoder(ProviderCall call) {
        this.usageWanted = call.usageWanted();
        this.publicModel = JsonSplice.quoted(call.publicModel());
    }

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
                StreamEvent next = read(event);
                ended = next.isEnd();
                read.add(next);
            }
        }
        return read;
    }

    private StreamEvent read(SseEvent event) {
        if (event.isData("[DONE]")) {
            return DONE;
        }
        try {
            JsonMembers chunk = JsonMembers.read(event.bytes(), event.dataStart(), event.dataEnd());
            return event.name().equals("error") || chunk.has("error")
                    ? new StreamEvent.Broken(ErrorReader.inBand(chunk))
                    : chunk(chunk);
        } catch (BrokenJson | JacksonException e) {
            return broken("unreadable", "a stream event is not JSON: " + e.getMessage());
        }
    }

    private StreamEvent chunk(JsonMembers chunk) {
        Choices choices = Choices.of(chunk);
        Optional<UsagePart> usage = UsageReader.part(chunk);
        byte[] bytes = forCaller(chunk, choices, usage.isPresent());
        return new StreamEvent.Chunk(
                bytes, choices.outputBytes(), choices.finishReason(), usage.map(part -> placed(part, chunk, bytes)));
    }

    private byte[] forCaller(JsonMembers chunk, Choices choices, boolean hasUsage) {
        if (hasUsage && !usageWanted && choices.count() == 0) {
            return NOTHING;
        }
        JsonSplice splice = JsonSplice.of(chunk);
        if (chunk.find("model", JsonKind.STRING).isPresent()) {
            splice.set("model", publicModel);
        }
        return usageWanted ? splice.apply() : splice.remove("usage").apply();
    }

    /** The same usage, with its place in the bytes that go to the caller. */
    private UsagePart placed(UsagePart part, JsonMembers chunk, byte[] bytes) {
        if (!usageWanted || !part.isShown()) {
            return UsagePart.hidden(part.tokens());
        }
        int grown = bytes.length - chunk.document().length;
        return UsageReader.part(JsonMembers.read(bytes, chunk.start(), chunk.end() + grown))
                .orElse(part);
    }

    private static StreamEvent broken(String outcome, String message) {
        return new StreamEvent.Broken(new Failure.Unavailable(outcome, message));
    }
}

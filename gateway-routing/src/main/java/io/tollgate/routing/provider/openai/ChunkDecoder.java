package io.tollgate.routing.provider.openai;

import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.UsagePart;
import io.tollgate.routing.provider.sse.EventDecoding;
import io.tollgate.routing.provider.sse.EventDecoding.EventReader;
import io.tollgate.routing.provider.sse.SseEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads a stream of chunks; each event's bytes stay as they came, but for the model's name and the usage. */
final class ChunkDecoder implements EventReader {

    private static final byte[] NOTHING = {};
    private static final StreamEvent DONE = new StreamEvent.Done("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));

    private final boolean usageWanted;
    private final byte[] publicModel;

    private long finished;
    private long unfinished;
    private boolean counted;

    private ChunkDecoder(ProviderCall call) {
        this.usageWanted = call.usageWanted();
        this.publicModel = JsonSplice.quoted(call.publicModel());
    }

    static StreamDecoder of(ProviderCall call) {
        return new EventDecoding(new ChunkDecoder(call));
    }

    @Override
    public void read(SseEvent event, List<StreamEvent> into) {
        into.add(event.isData("[DONE]") ? DONE : read(event));
    }

    /**
     * Perplexity has no mark of the end: an answer that has finished and was counted is whole, and so is one, though nobody
     * counted it, whose every choice has finished.
     */
    @Override
    public void end(List<StreamEvent> into) {
        if (finished != 0 && (counted || (unfinished & ~finished) == 0)) {
            into.add(DONE);
        }
    }

    private StreamEvent read(SseEvent event) {
        JsonMembers chunk = JsonMembers.read(event.bytes(), event.dataStart(), event.dataEnd());
        return event.name().equals("error") || chunk.has("error")
                ? new StreamEvent.Broken(ErrorReader.inBand(chunk))
                : chunk(chunk);
    }

    private StreamEvent chunk(JsonMembers chunk) {
        Choices choices = Choices.of(chunk);
        Optional<UsagePart> usage = UsageReader.part(chunk);
        finished |= choices.finished();
        unfinished |= choices.unfinished();
        counted |= usage.isPresent();
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
}

package io.tollgate.api.canonical;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.StreamEvent.Done;
import io.tollgate.routing.provider.UsagePart;
import io.tollgate.routing.provider.sse.SseEvent;
import io.tollgate.routing.provider.sse.SseSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** A chat's stream in the words of another protocol; its usage, which may come in any chunk, is told at the end. */
public final class WordedStream implements StreamDecoder {

    private final StreamDecoder canonical;
    private final StreamWords words;
    private final EventBuffer buffer;
    private final BiFunction<JsonMembers, TokenUsage, Optional<UsagePart>> place;
    private final MessageReader reader;
    private boolean begun;
    private String finishReason = "";
    private Optional<UsagePart> usage = Optional.empty();
    private long outputBytes;

    /**
     * @param buffer that the words are written to
     * @param place of the usage in the event that ends the stream
     */
    public WordedStream(
            StreamDecoder canonical,
            StreamWords words,
            EventBuffer buffer,
            BiFunction<JsonMembers, TokenUsage, Optional<UsagePart>> place) {
        this.canonical = canonical;
        this.words = words;
        this.buffer = buffer;
        this.place = place;
        this.reader = new MessageReader(words);
    }

    @Override
    public List<StreamEvent> feed(byte[] bytes) {
        return worded(canonical.feed(bytes));
    }

    @Override
    public List<StreamEvent> end() {
        return worded(canonical.end());
    }

    @Override
    public List<StreamEvent> broken(Failure failure) {
        return worded(canonical.broken(failure));
    }

    private List<StreamEvent> worded(List<StreamEvent> events) {
        List<StreamEvent> worded = new ArrayList<>(events.size() + 1);
        for (StreamEvent event : events) {
            if (event instanceof Chunk chunk) {
                worded.add(chunk(chunk));
            } else if (event instanceof Broken) {
                words.broken();
                worded.add(hidden(0, Optional.empty()));
                worded.add(event);
            } else {
                worded.add(ending());
                words.close();
                worded.add(new Done(buffer.take()));
            }
        }
        return worded;
    }

    private Chunk chunk(Chunk chunk) {
        outputBytes += chunk.outputBytes();
        usage = chunk.usage().map(UsagePart::withoutPlace).or(() -> usage);
        finishReason = chunk.finishReason().orElse(finishReason);
        for (SseEvent event : new SseSplitter(Math.max(1, chunk.bytes().length)).feed(chunk.bytes())) {
            tell(Json.read(event.bytes(), event.dataStart(), event.dataEnd()));
        }
        return hidden(chunk.outputBytes(), chunk.finishReason());
    }

    private void tell(JsonNode chunk) {
        begin(chunk);
        reader.chunk(chunk);
    }

    private void begin(JsonNode chunk) {
        if (!begun) {
            begun = true;
            words.begin(chunk);
        }
    }

    /** Counted as soon as it is known, because the caller may leave before the end; shown there. */
    private Chunk hidden(int generated, Optional<String> reason) {
        return new Chunk(buffer.take(), generated, reason, usage);
    }

    private Chunk ending() {
        begin(Json.object());
        reader.end();
        Optional<TokenUsage> shown =
                usage.filter(part -> !part.preliminary()).map(UsagePart::tokens).filter(TokenUsage::plausible);
        words.end(Ending.of(finishReason, reader.hasCalls()), shown, outputBytes);
        byte[] bytes = buffer.take();
        return new Chunk(bytes, 0, Optional.empty(), told(bytes, shown));
    }

    private Optional<UsagePart> told(byte[] bytes, Optional<TokenUsage> shown) {
        TokenUsage soFar = usage.map(UsagePart::tokens).orElse(TokenUsage.NONE);
        return UsagePart.toldOrNot(shown, soFar, tokens -> place.apply(buffer.last(bytes), tokens));
    }
}

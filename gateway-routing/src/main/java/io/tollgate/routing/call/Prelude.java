package io.tollgate.routing.call;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.UsagePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stream's events up to its first content, held back because another provider may still take over. */
final class Prelude {

    /** Nobody prepares an answer for longer; what comes then is taken for one. */
    private static final int MAX_EVENTS = 256;

    private final List<StreamEvent> events = new ArrayList<>();
    private Optional<Failure> failure = Optional.empty();
    private boolean finished;
    private long outputTokens;

    /** Takes the next event in; whether it is now clear what to make of the stream. */
    boolean decidedBy(StreamEvent event) {
        events.add(event);
        if (event instanceof Chunk chunk) {
            return decidedBy(chunk);
        }
        if (event instanceof Broken broken) {
            failure = Optional.of(broken.failure());
        } else if (!finished || outputTokens == 0) {
            failure = Optional.of(new Failure.Unavailable("empty", "the stream has no content"));
        }
        return true;
    }

    /** A model that stops without a word may mean it: then the usage that follows counts a token. */
    private boolean decidedBy(Chunk chunk) {
        finished |= chunk.finishReason().isPresent();
        outputTokens =
                chunk.usage().map(UsagePart::tokens).map(TokenUsage::output).orElse(outputTokens);
        boolean endedForAReason =
                chunk.finishReason().filter(reason -> !reason.equals("stop")).isPresent();
        return chunk.isContent() || endedForAReason || events.size() >= MAX_EVENTS;
    }

    List<StreamEvent> events() {
        return List.copyOf(events);
    }

    boolean isWholeStream() {
        return events.get(events.size() - 1).isEnd();
    }

    /** Why the stream is no answer; empty when it is one. */
    Optional<Failure> failure() {
        return failure;
    }
}

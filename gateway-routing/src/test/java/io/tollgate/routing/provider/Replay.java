package io.tollgate.routing.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a decoder made of a stream. */
public record Replay(List<StreamEvent> events) {

    /** Feeds a whole stream, cut at these offsets. */
    public static Replay of(StreamDecoder decoder, byte[] stream, int... cuts) {
        List<StreamEvent> events = new ArrayList<>();
        int from = 0;
        for (int cut : cuts) {
            events.addAll(decoder.feed(Arrays.copyOfRange(stream, from, cut)));
            from = cut;
        }
        events.addAll(decoder.feed(Arrays.copyOfRange(stream, from, stream.length)));
        events.addAll(decoder.end());
        return new Replay(events);
    }

    public StreamEvent last() {
        return events.get(events.size() - 1);
    }

    public Failure failure() {
        return ((StreamEvent.Broken) last()).failure();
    }

    public List<Chunk> chunks() {
        return events.stream()
                .filter(Chunk.class::isInstance)
                .map(Chunk.class::cast)
                .toList();
    }

    /** All that goes to the caller. */
    public String text() {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append(new String(event.bytes(), UTF_8)));
        return text.toString();
    }

    /** The data of all events that go to the caller, those that are no JSON left out. */
    public List<JsonNode> data() {
        return text().lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> Json.read(line.substring("data: ".length()).getBytes(UTF_8)))
                .toList();
    }

    /** The deltas of the first choice. */
    public List<JsonNode> deltas() {
        return data().stream()
                .map(chunk -> chunk.path("choices").path(0).path("delta"))
                .toList();
    }

    public String content() {
        StringBuilder content = new StringBuilder();
        deltas().forEach(delta -> content.append(Json.string(delta, "content")));
        return content.toString();
    }

    /** Name and arguments of each call, put together as clients do. */
    public List<String> calls() {
        List<StringBuilder> calls = new ArrayList<>();
        for (JsonNode delta : deltas()) {
            for (JsonNode call : Json.items(delta.path("tool_calls"))) {
                int index = call.path("index").asInt();
                if (index == calls.size()) {
                    calls.add(new StringBuilder(Json.string(call.path("function"), "name")));
                }
                calls.get(index).append(Json.string(call.path("function"), "arguments"));
            }
        }
        return calls.stream().map(StringBuilder::toString).toList();
    }

    public Optional<String> finishReason() {
        return chunks().stream().flatMap(chunk -> chunk.finishReason().stream()).findFirst();
    }

    /** The last that was told, and not only of the input. */
    public TokenUsage usage() {
        return chunks().stream()
                .flatMap(chunk -> chunk.usage().stream())
                .filter(part -> !part.preliminary())
                .map(UsagePart::tokens)
                .reduce(TokenUsage.NONE, (earlier, later) -> later);
    }
}

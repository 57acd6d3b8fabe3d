package io.tollgate.routing.provider.anthropic;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.UsagePart;
import io.tollgate.routing.provider.sse.EventDecoding.EventReader;
import io.tollgate.routing.provider.sse.SseEvent;
import java.util.List;
import java.util.Optional;

/** Relays a streamed message's events as they came, but for the model's name and the usage, and counts in passing. */
final class NativeStream implements EventReader {

    private final ProviderCall call;
    private final byte[] publicModel;
    private final MessageUsage usage = new MessageUsage();
    private final Beginning beginning = new Beginning();

    NativeStream(ProviderCall call) {
        this.call = call;
        this.publicModel = JsonSplice.quoted(call.publicModel());
    }

    @Override
    public void read(SseEvent event, List<StreamEvent> into) {
        JsonMembers data = JsonMembers.read(event.bytes(), event.dataStart(), event.dataEnd());
        switch (data.string("type").orElse("")) {
            case "message_start" -> into.add(begin(data));
            case "content_block_start" -> into.add(content(event, data, "content_block"));
            case "content_block_delta" -> into.add(content(event, data, "delta"));
            case "message_delta" -> into.add(end(event, data));
            case "message_stop" -> into.add(new StreamEvent.Done(event.bytes()));
            case "error" ->
                into.add(new Broken(
                        new ErrorReader(call).inBand(Json.read(event.bytes(), event.dataStart(), event.dataEnd()))));
            default -> into.add(chunk(event.bytes(), 0, Optional.empty()));
        }
    }

    private StreamEvent begin(JsonMembers data) {
        return beginning
                .again()
                .<StreamEvent>map(Broken::new)
                .orElseGet(() -> beginning.isFirst() ? first(data) : chunk(new byte[0], 0, Optional.empty()));
    }

    private Chunk first(JsonMembers data) {
        Optional<JsonMembers> message = data.find("message", JsonKind.OBJECT).map(data::object);
        Optional<TokenUsage> input = message.flatMap(usage::tell);
        byte[] bytes = message.map(it -> it.find("model", JsonKind.STRING).isEmpty()
                        ? data.document()
                        : JsonSplice.of(it).set("model", publicModel).apply())
                .orElse(data.document());
        return chunk(bytes, 0, input.map(UsagePart::preliminary));
    }

    private Chunk content(SseEvent event, JsonMembers data, String member) {
        beginning.passed();
        int generated = data.find(member, JsonKind.OBJECT)
                .map(data::object)
                .map(Generated::bytes)
                .orElse(0);
        return chunk(event.bytes(), generated, Optional.empty());
    }

    private Chunk end(SseEvent event, JsonMembers data) {
        Optional<TokenUsage> tokens = usage.tell(data);
        Optional<JsonMember> place = data.find("usage", JsonKind.OBJECT);
        Optional<String> finish = data.find("delta", JsonKind.OBJECT)
                .map(data::object)
                .flatMap(delta -> delta.string("stop_reason"))
                .map(FinishReason::of);
        Optional<UsagePart> part =
                tokens.map(counted -> place.map(it -> new UsagePart(counted, it.valueStart(), it.valueEnd()))
                        .orElseGet(() -> UsagePart.hidden(counted)));
        return new Chunk(event.bytes(), 0, finish, part);
    }

    private static Chunk chunk(byte[] bytes, int generated, Optional<UsagePart> usage) {
        return new Chunk(bytes, generated, Optional.empty(), usage);
    }
}

package io.tollgate.routing.provider.openai;

import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.UsagePart;
import io.tollgate.routing.provider.chat.Utf8;
import io.tollgate.routing.provider.sse.EventDecoding.EventReader;
import io.tollgate.routing.provider.sse.SseEvent;
import java.util.List;
import java.util.Optional;

/**
 * Relays a streamed response's events as they came, but for the model's name and the usage, and counts in passing.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses-streaming">Streaming events</a>
 */
final class ResponseStream implements EventReader {

    private static final byte[] NOTHING = {};
    private static final String DELTA = ".delta";

    private final byte[] publicModel;

    ResponseStream(ProviderCall call) {
        this.publicModel = JsonSplice.quoted(call.publicModel());
    }

    @Override
    public void read(SseEvent event, List<StreamEvent> into) {
        if (event.isData("[DONE]")) {
            return;
        }
        JsonMembers data = JsonMembers.read(event.bytes(), event.dataStart(), event.dataEnd());
        String type = data.string("type").orElse("");
        switch (type) {
            case "error" -> into.add(new Broken(ErrorReader.inBand(data)));
            case "response.failed" ->
                into.add(new Broken(ErrorReader.inBand(response(data).orElse(data))));
            case "response.completed", "response.incomplete" -> end(data, into);
            default -> into.add(chunk(named(data), generated(data, type)));
        }
    }

    /** Nothing comes after the response. */
    private void end(JsonMembers data, List<StreamEvent> into) {
        byte[] bytes = named(data);
        int grown = bytes.length - data.document().length;
        Optional<UsagePart> usage = response(JsonMembers.read(bytes, data.start(), data.end() + grown))
                .map(ResponseBody::new)
                .flatMap(ResponseBody::usage);
        Optional<String> finish = response(data).map(ResponseBody::new).map(ResponseBody::finishReason);
        into.add(new Chunk(bytes, 0, finish, usage));
        into.add(new StreamEvent.Done(NOTHING));
    }

    private byte[] named(JsonMembers data) {
        return response(data)
                .map(response -> new ResponseBody(response).naming(publicModel))
                .orElse(data.document());
    }

    /** What was generated comes in deltas; a call's name, with the beginning of its item. */
    private static int generated(JsonMembers data, String type) {
        if (type.endsWith(DELTA)) {
            return data.string("delta").map(Utf8::length).orElse(0);
        }
        return type.equals("response.output_item.added")
                ? data.find("item", JsonKind.OBJECT)
                        .map(data::object)
                        .flatMap(item -> item.string("name"))
                        .map(Utf8::length)
                        .orElse(0)
                : 0;
    }

    private static Optional<JsonMembers> response(JsonMembers data) {
        Optional<JsonMember> response = data.find("response", JsonKind.OBJECT);
        return response.map(data::object);
    }

    private static Chunk chunk(byte[] bytes, int generated) {
        return new Chunk(bytes, generated, Optional.empty(), Optional.empty());
    }
}

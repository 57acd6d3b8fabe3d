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

/**
 * Reads a stream of a transcript: deltas, and an event that has the whole text and the usage. vLLM streams chunks like those of
 * a chat instead, of which each stretch of the sound has a last one, so that only {@code [DONE]} is their end.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/audio/transcript-text-done-event">Transcript events</a>
 * @see <a href="https://docs.vllm.ai/en/stable/serving/openai_compatible_server.html">vLLM: Transcriptions API</a>
 */
final class TranscriptDecoder implements EventReader {

    private static final byte[] NOTHING = {};

    private final byte[] publicModel;

    private TranscriptDecoder(byte[] publicModel) {
        this.publicModel = publicModel;
    }

    static StreamDecoder of(ProviderCall call) {
        return new EventDecoding(new TranscriptDecoder(JsonSplice.quoted(call.publicModel())));
    }

    @Override
    public void read(SseEvent event, List<StreamEvent> into) {
        if (event.isData("[DONE]")) {
            into.add(new StreamEvent.Done(event.bytes()));
            return;
        }
        JsonMembers body = JsonMembers.read(event.bytes(), event.dataStart(), event.dataEnd());
        String type = body.string("type").orElse("");
        if (type.equals("error") || body.has("error")) {
            into.add(new StreamEvent.Broken(ErrorReader.inBand(body)));
            return;
        }
        into.add(chunk(named(body)));
        if (type.equals("transcript.text.done")) {
            into.add(new StreamEvent.Done(NOTHING));
        }
    }

    /** With the model as the caller knows it; OpenAI's own events name none. */
    private JsonMembers named(JsonMembers body) {
        if (body.find("model", JsonKind.STRING).isEmpty()) {
            return body;
        }
        byte[] bytes = JsonSplice.of(body).set("model", publicModel).apply();
        return JsonMembers.read(bytes, body.start(), body.end() + bytes.length - body.document().length);
    }

    private static StreamEvent chunk(JsonMembers body) {
        Optional<UsagePart> usage = PlainUsage.part(body);
        Choices choices = Choices.of(body);
        int content = body.string("delta")
                .map(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .orElse(choices.outputBytes());
        Optional<String> finish = choices.finishReason().or(() -> usage.map(part -> "stop"));
        return new StreamEvent.Chunk(body.document(), content, finish, usage);
    }
}

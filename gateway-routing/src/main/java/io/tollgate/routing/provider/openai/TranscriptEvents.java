package io.tollgate.routing.provider.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.routing.json.BrokenJson;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.StreamEvent.Done;
import io.tollgate.routing.provider.UsagePart;
import io.tollgate.routing.provider.chat.Utf8;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A transcript that came whole although a stream was asked for, as the events of one: Whisper's hosts, OpenAI among them,
 * ignore that wish.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/audio/createTranscription">Create transcription: stream</a>
 */
final class TranscriptEvents {

    private static final String PREFIX = "data: ";
    private static final byte[] NOTHING = {};

    private TranscriptEvents() {}

    static List<StreamEvent> of(Answer whole) {
        Optional<JsonMembers> body = object(whole.body());
        String text = body.isPresent() ? body.get().string("text").orElse("") : new String(whole.body(), UTF_8);
        byte[] delta = event(Json.object().put("type", "transcript.text.delta").put("delta", text));
        ObjectNode done = Json.object().put("type", "transcript.text.done").put("text", text);
        body.flatMap(object -> object.find("usage", JsonKind.OBJECT)
                        .map(usage -> Json.read(object.document(), usage.valueStart(), usage.valueEnd())))
                .ifPresent(usage -> done.set("usage", usage));
        return List.of(
                // A silence is an answer, too.
                new Chunk(delta, Math.max(1, Utf8.length(text)), Optional.empty(), Optional.empty()),
                last(event(done), whole.usage()),
                new Done(NOTHING));
    }

    /** The usage, with its place in the event where it has one. */
    private static Chunk last(byte[] done, Optional<UsagePart> usage) {
        Optional<UsagePart> placed = PlainUsage.part(JsonMembers.read(done, PREFIX.length(), done.length))
                .or(() -> usage);
        return new Chunk(done, 0, Optional.of("stop"), placed);
    }

    /** The transcript as JSON; empty where it is plain text. */
    private static Optional<JsonMembers> object(byte[] body) {
        try {
            return Optional.of(JsonMembers.read(body));
        } catch (BrokenJson e) {
            return Optional.empty();
        }
    }

    private static byte[] event(ObjectNode data) {
        return (PREFIX + Json.text(data) + "\n\n").getBytes(UTF_8);
    }
}

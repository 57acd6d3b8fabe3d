package io.tollgate.routing.rescue;

import io.tollgate.routing.catalogue.Continues;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.UsagePart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Goes on with an answer of which the caller has this text already; used by one thread at a time. */
public final class Continuation {

    private static final byte[] YES = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO = "false".getBytes(StandardCharsets.US_ASCII);
    private static final String DATA = "data: ";

    private final String id;
    private final long created;
    private final String begun;

    /** White space at its end, which providers refuse there, and which the next one mostly begins with. */
    private String seam;

    /**
     * @param id of the answer, as the caller knows it
     * @param created when it was, as the caller knows
     */
    Continuation(String id, long created, String text) {
        this.id = id;
        this.created = created;
        this.begun = text.stripTrailing();
        this.seam = text.substring(begun.length());
    }

    /** How many bytes of text there are. */
    public long bytes() {
        return begun.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The call that asks for the rest. */
    public ClientCall of(ClientCall call, Continues way) {
        JsonMembers body = call.own().body().json();
        JsonSplice splice = JsonSplice.of(body).set("messages", messages(body));
        if (way == Continues.FLAG) {
            splice.set("continue_final_message", YES).set("add_generation_prompt", NO);
        }
        return new ClientCall(call.own().with(JsonMembers.read(splice.apply())), call.translation());
    }

    /** The caller's messages, byte for byte, and one more. */
    private byte[] messages(JsonMembers body) {
        JsonMember array = body.find("messages").orElseThrow();
        byte[] own = body.bytes(array);
        byte[] last = (",{\"role\":\"assistant\",\"content\":"
                        + new String(JsonSplice.quoted(begun), StandardCharsets.UTF_8) + "}]")
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream all = new ByteArrayOutputStream(own.length + last.length);
        all.write(own, 0, own.length - 1);
        all.writeBytes(last);
        return all.toByteArray();
    }

    /** The event as a part of the answer that the caller knows. */
    public StreamEvent joined(StreamEvent event) {
        return event instanceof Chunk chunk && chunk.bytes().length > 0 ? joined(chunk) : event;
    }

    private Chunk joined(Chunk chunk) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(chunk.bytes().length);
        Optional<UsagePart> usage = chunk.usage().map(UsagePart::withoutPlace);
        for (String line : new String(chunk.bytes(), StandardCharsets.UTF_8).split("\n", -1)) {
            JsonNode json = line.startsWith(DATA)
                    ? Json.read(line.substring(DATA.length()).getBytes(StandardCharsets.UTF_8))
                    : Json.missing();
            if (json instanceof ObjectNode event) {
                relabel(event);
                int start = out.size() + DATA.length();
                out.writeBytes((DATA + Json.text(event) + "\n\n").getBytes(StandardCharsets.UTF_8));
                usage = placed(usage, chunk, out.toByteArray(), start);
            }
        }
        return new Chunk(out.toByteArray(), chunk.outputBytes(), chunk.finishReason(), usage);
    }

    private static Optional<UsagePart> placed(Optional<UsagePart> usage, Chunk chunk, byte[] bytes, int start) {
        return chunk.usage().filter(UsagePart::isShown).isEmpty()
                ? usage
                : usage.flatMap(part -> JsonMembers.read(bytes, start, bytes.length - 2)
                        .find("usage")
                        .map(member -> new UsagePart(part.tokens(), member.valueStart(), member.valueEnd())));
    }

    private void relabel(ObjectNode event) {
        event.put("id", id);
        event.put("created", created);
        if (event.get("choices") instanceof ArrayNode choices) {
            for (JsonNode choice : choices) {
                if (choice.get("delta") instanceof ObjectNode delta) {
                    // Clients join texts, this one too.
                    delta.remove("role");
                    trim(delta);
                }
            }
        }
    }

    private void trim(ObjectNode delta) {
        String text = Json.string(delta, "content");
        if (!seam.isEmpty() && !text.isEmpty()) {
            int shared = 0;
            while (shared < Math.min(seam.length(), text.length()) && seam.charAt(shared) == text.charAt(shared)) {
                shared++;
            }
            delta.put("content", text.substring(shared));
            seam = shared == text.length() ? seam.substring(shared) : "";
        }
    }
}

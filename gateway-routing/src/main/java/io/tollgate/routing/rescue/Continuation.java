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
import tools.jackson.databind.node.ObjectNode;

/** Goes on with an answer of which the caller has some text already; used by one thread at a time. */
public final class Continuation {

    private static final String DATA = "data: ";

    private final Begun begun;
    private final String text;
    private final Tongue tongue;
    private Tongue.Joint joint;

    Continuation(Begun begun, Tongue tongue) {
        this.begun = begun;
        this.text = begun.text().stripTrailing();
        this.tongue = tongue;
        this.joint = joint();
    }

    private Tongue.Joint joint() {
        return tongue.joint(begun, new Seam(begun.text().substring(text.length())));
    }

    /** How many bytes of text there are. */
    public long bytes() {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The call that asks for the rest. */
    public ClientCall of(ClientCall call, Continues way) {
        joint = joint();
        JsonMembers body = call.own().body().json();
        JsonMembers longer = JsonMembers.read(
                JsonSplice.of(body).set("messages", messages(body)).apply());
        boolean flagged = way == Continues.FLAG;
        return call.translation()
                .map(words ->
                        new ClientCall(call.own().with(longer), Optional.of(flagged ? new Flagged(words) : words)))
                .orElseGet(() -> ClientCall.of(call.own().with(flagged ? Flagged.chat(longer) : longer)));
    }

    /** The caller's messages, byte for byte, and one more. */
    private byte[] messages(JsonMembers body) {
        JsonMember array = body.find("messages").orElseThrow();
        byte[] own = body.bytes(array);
        byte[] last = (",{\"role\":\"assistant\",\"content\":"
                        + new String(JsonSplice.quoted(text), StandardCharsets.UTF_8) + "}]")
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
        boolean shown = chunk.usage().filter(UsagePart::isShown).isPresent();
        Optional<UsagePart> usage = chunk.usage().map(UsagePart::withoutPlace);
        for (JsonNode read : Said.events(chunk.bytes())) {
            for (ObjectNode event : joint.joined((ObjectNode) read)) {
                int start = write(event, out);
                Optional<UsagePart> told = usage;
                usage = shown ? placed(told, out.toByteArray(), start).or(() -> told) : usage;
            }
        }
        return new Chunk(out.toByteArray(), chunk.outputBytes(), chunk.finishReason(), usage);
    }

    /** Where the data begins. */
    private int write(ObjectNode event, ByteArrayOutputStream out) {
        out.writeBytes((tongue.head(event) + DATA).getBytes(StandardCharsets.UTF_8));
        int start = out.size();
        out.writeBytes((Json.text(event) + "\n\n").getBytes(StandardCharsets.UTF_8));
        return start;
    }

    private static Optional<UsagePart> placed(Optional<UsagePart> usage, byte[] bytes, int start) {
        return usage.flatMap(part -> JsonMembers.read(bytes, start, bytes.length - 2)
                .find("usage")
                .map(member ->
                        new UsagePart(part.tokens(), member.valueStart(), member.valueEnd(), part.preliminary())));
    }
}

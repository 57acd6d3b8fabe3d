package io.tollgate.api.canonical;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** Collects server-sent events until they are taken. */
public final class EventBuffer {

    private static final byte[] EVENT = "event: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "\ndata: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int lastStart;
    private int lastEnd;

    /** Adds an event of the name that its {@code type} says. */
    public void add(ObjectNode data) {
        bytes.writeBytes(EVENT);
        bytes.writeBytes(Json.string(data, "type").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(DATA);
        lastStart = bytes.size();
        bytes.writeBytes(Json.bytes(data));
        lastEnd = bytes.size();
        bytes.writeBytes(END);
    }

    /** What was added since the last time. */
    byte[] take() {
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }

    /** The members of the last event's data, with their places in these bytes that it was taken in. */
    JsonMembers last(byte[] taken) {
        return JsonMembers.read(taken, lastStart, lastEnd);
    }
}

package io.tollgate.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Writes the messages of AWS's event stream, without AWS's own code.
 *
 * @see <a href="https://docs.aws.amazon.com/transcribe/latest/dg/streaming-setting-up.html">Event stream encoding</a>
 */
final class EventFrames {

    static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

    private static final byte STRING = 7;
    private static final int PRELUDE = 12;

    private EventFrames() {}

    static byte[] event(String type, String payload) {
        return frame("event", ":event-type", type, payload);
    }

    static byte[] exception(String type, String payload) {
        return frame("exception", ":exception-type", type, payload);
    }

    static Reply stream(List<byte[]> frames) {
        return Reply.stream(frames).with(Map.of("content-type", CONTENT_TYPE));
    }

    private static byte[] frame(String kind, String typeHeader, String type, String payload) {
        Map<String, String> headers =
                new TreeMap<>(Map.of(":message-type", kind, typeHeader, type, ":content-type", "application/json"));
        int size = headers.entrySet().stream()
                .mapToInt(header ->
                        4 + header.getKey().length() + header.getValue().length())
                .sum();
        byte[] body = payload.getBytes(UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(PRELUDE + size + body.length + 4);
        frame.putInt(frame.capacity()).putInt(size).putInt(checksum(frame));
        headers.forEach((name, value) -> {
            frame.put((byte) name.length()).put(name.getBytes(UTF_8)).put(STRING);
            frame.putShort((short) value.length()).put(value.getBytes(UTF_8));
        });
        frame.put(body).putInt(checksum(frame));
        return frame.array();
    }

    /** Of all that was written so far. */
    private static int checksum(ByteBuffer frame) {
        CRC32 checksum = new CRC32();
        checksum.update(frame.duplicate().flip());
        return (int) checksum.getValue();
    }
}

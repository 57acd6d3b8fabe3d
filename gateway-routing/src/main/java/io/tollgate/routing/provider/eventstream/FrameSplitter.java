package io.tollgate.routing.provider.eventstream;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.eventstream.Message;

/**
 * Splits a stream of bytes into messages, wherever the bytes are cut, and holds no more than what is unfinished.
 *
 * @see <a href="https://docs.aws.amazon.com/transcribe/latest/dg/streaming-setting-up.html">Event stream encoding</a>
 */
final class FrameSplitter {

    /** Length, length of the headers, and the checksum of both. */
    private static final int PRELUDE = 12;

    /** The prelude, and the checksum of all. */
    private static final int LEAST = PRELUDE + 4;

    private final int maxBytes;
    private byte[] held = new byte[1024];
    private int size;

    FrameSplitter(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * The messages that these bytes complete.
     *
     * @throws BrokenFrame where they are none
     */
    List<Frame> feed(byte[] bytes) {
        hold(bytes);
        List<Frame> frames = new ArrayList<>();
        int start = 0;
        for (int length = length(start); length > 0 && start + length <= size; length = length(start)) {
            frames.add(frame(start, length));
            start += length;
        }
        System.arraycopy(held, start, held, 0, size - start);
        size -= start;
        return frames;
    }

    private void hold(byte[] bytes) {
        if (size + bytes.length > held.length) {
            held = Arrays.copyOf(held, Math.max(size + bytes.length, 2 * held.length));
        }
        System.arraycopy(bytes, 0, held, size, bytes.length);
        size += bytes.length;
    }

    /** The length of the message that begins there; 0 where that is not known yet. */
    private int length(int start) {
        if (size - start < PRELUDE) {
            return 0;
        }
        int length = ByteBuffer.wrap(held, start, Integer.BYTES).getInt();
        if (length < LEAST || length > maxBytes) {
            throw new BrokenFrame("a message is said to have " + length + " bytes");
        }
        return length;
    }

    private Frame frame(int start, int length) {
        try {
            return Frame.of(Message.decode(ByteBuffer.wrap(Arrays.copyOfRange(held, start, start + length))));
        } catch (RuntimeException e) {
            // The library has no exception of its own for a checksum that is wrong or headers that are none.
            throw new BrokenFrame("a message is not readable: " + e.getMessage());
        }
    }
}

package io.tollgate.api.routing;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** Two checksums side by side: the processor makes them in passing, and nothing but an even spread is asked of them. */
final class PromptHash {

    private final CRC32 low = new CRC32();
    private final CRC32C high = new CRC32C();

    PromptHash(UUID salt) {
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(salt.getMostSignificantBits())
                .putLong(salt.getLeastSignificantBits())
                .array();
        add(bytes, 0, bytes.length);
    }

    void add(byte[] bytes, int start, int end) {
        low.update(bytes, start, end - start);
        high.update(bytes, start, end - start);
    }

    long value() {
        return (high.getValue() << Integer.SIZE) | low.getValue();
    }
}

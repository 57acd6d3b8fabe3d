package io.tollgate.api.request;

import io.tollgate.api.error.RequestErrors;
import io.tollgate.api.error.UpstreamErrors;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.util.unit.DataSize;

/** One body while it comes in; what came is held in memory of the heap, and the network's buffers are given back. */
final class Gathering {

    private final DataSize limit;
    private final BodyBudget budget;
    private final BodyBudget.Share share;
    private final List<byte[]> parts = new ArrayList<>();
    private int size;

    /** @param limit of this body, fewer than 2 GB */
    Gathering(DataSize limit, BodyBudget budget, BodyBudget.Share share) {
        this.limit = limit;
        this.budget = budget;
        this.share = share;
    }

    /** Takes the buffer in, and releases it. */
    void add(DataBuffer buffer) {
        try {
            require(buffer.readableByteCount());
            byte[] part = new byte[buffer.readableByteCount()];
            buffer.read(part);
            parts.add(part);
            size += part.length;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private void require(int more) {
        if (more > limit.toBytes() - size) {
            throw RequestErrors.bodyTooLarge(limit).exception();
        }
        if (!share.take(more)) {
            throw UpstreamErrors.outOfMemory(budget.limit()).exception();
        }
    }

    byte[] whole() {
        if (size == 0) {
            throw RequestErrors.emptyBody().exception();
        }
        return parts.size() == 1 ? parts.get(0) : joined();
    }

    private byte[] joined() {
        ByteBuffer whole = ByteBuffer.allocate(size);
        parts.forEach(whole::put);
        return whole.array();
    }
}

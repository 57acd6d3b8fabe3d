package io.tollgate.api.request;

import io.tollgate.api.error.RequestErrors;
import io.tollgate.api.error.UpstreamErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.util.unit.DataSize;

/**
 * One body while it comes in; what came is held in memory of the heap, and the network's buffers are given back. A body
 * that says its size is put in its place as soon as a quarter of it is there: then it is not there twice at the end, and
 * nobody gets memory for what was only announced.
 */
final class Gathering {

    private static final int ENOUGH = 4;
    private static final byte[] NOTHING = {};

    private final DataSize limit;
    private final BodyBudget budget;
    private final BodyBudget.Share share;
    private final int announced;
    private final List<byte[]> parts = new ArrayList<>();
    private byte[] place = NOTHING;
    private int size;

    /**
     * @param limit of this body, fewer than 2 GB
     * @param announced the size that it says it has, at most the limit; 0 where it says none
     */
    Gathering(DataSize limit, BodyBudget budget, BodyBudget.Share share, int announced) {
        this.limit = limit;
        this.budget = budget;
        this.share = share;
        this.announced = announced;
    }

    /** Takes the buffer in, and releases it. */
    void add(DataBuffer buffer) {
        try {
            take(buffer, buffer.readableByteCount());
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private void take(DataBuffer buffer, int more) {
        require(more);
        if (place.length == 0 && (long) (size + more) * ENOUGH >= announced && size + more < announced) {
            settle();
        }
        if (parts.isEmpty() && place.length >= size + more) {
            buffer.read(place, size, more);
        } else {
            byte[] part = new byte[more];
            buffer.read(part);
            parts.add(part);
        }
        size += more;
    }

    private void settle() {
        byte[] whole = new byte[announced];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        parts.clear();
        place = whole;
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
        if (parts.isEmpty()) {
            return place.length == size ? place : Arrays.copyOf(place, size);
        }
        return parts.size() == 1 && place.length == 0 ? parts.get(0) : joined();
    }

    /** More than was announced comes behind it. */
    private byte[] joined() {
        byte[] whole = Arrays.copyOf(place, size);
        int at = size - parts.stream().mapToInt(part -> part.length).sum();
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}

package io.tollgate.billing.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only file of what this node settles. A thread of its own writes: those who serve requests only queue. What is
 * written survives the end of the process at once, and of the machine from the next sync on.
 */
final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    /** A new file begins at this size, so that old ones can go. */
    private static final long SEGMENT_BYTES = 8L * 1024 * 1024;

    private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();

    /** Who wakes the writer is followed by others when there is much to do; waking it costs more than a line. */
    private static final long GATHERING_NANOS = Duration.ofMillis(10).toNanos();

    /** What one write takes along. */
    private static final int MOST_TOGETHER = 256;

    private final JournalFolder folder;
    private final long syncNanos;
    private final Queue<Retained> queue = new ConcurrentLinkedQueue<>();
    private final Thread writer = new Thread(this::writeOn, "journal");
    private Segment segment;
    private long syncedAt;
    private boolean unsynced;
    private volatile boolean idle;
    private volatile boolean closed;

    /**
     * @param sync the longest that what is written may wait to be safe from the end of the machine; zero: none
     */
    Journal(Path folder, Duration sync) {
        this.folder = JournalFolder.open(folder);
        this.segment = this.folder.next();
        this.syncNanos = sync.toNanos();
        writer.setDaemon(true);
    }

    void start() {
        writer.start();
    }

    List<Retained> leftovers() {
        return folder.leftovers();
    }

    void append(Retained retained) {
        queue.add(retained);
        if (idle) {
            LockSupport.unpark(writer);
        }
    }

    private void writeOn() {
        while (!closed || !queue.isEmpty()) {
            try {
                writeQueued();
                syncWhenDue();
            } catch (IOException | RuntimeException e) {
                LOG.error("the journal cannot be written, what is settled is kept in memory alone: {}", e.toString());
            }
            rest();
        }
    }

    private void writeQueued() throws IOException {
        for (List<Retained> next = queued(); !next.isEmpty(); next = queued()) {
            write(next);
            next.forEach(done -> queue.remove());
            if (segment.size() > SEGMENT_BYTES) {
                segment.force();
                segment.release();
                segment = folder.next();
            }
        }
    }

    /** The longest waiting; they stay in the queue until they are written. */
    private List<Retained> queued() {
        return queue.stream().limit(MOST_TOGETHER).toList();
    }

    private void write(List<Retained> queued) throws IOException {
        List<Retained> written = new ArrayList<>();
        List<byte[]> lines = new ArrayList<>();
        for (Retained each : queued) {
            each.ending().ifPresent(ending -> {
                written.add(each);
                lines.add(JournalLine.write(ending));
            });
        }
        List<Segment.Place> places = segment.append(lines);
        for (int i = 0; i < places.size(); i++) {
            written.get(i).written(places.get(i));
            unsynced = true;
        }
    }

    private void syncWhenDue() throws IOException {
        if (unsynced && System.nanoTime() - syncedAt >= syncNanos) {
            segment.force();
            syncedAt = System.nanoTime();
            unsynced = false;
        }
    }

    private void rest() {
        idle = true;
        if (queue.isEmpty() && !closed) {
            LockSupport.parkNanos(this, unsynced ? Math.max(1, syncNanos) : IDLE_NANOS);
        }
        idle = false;
        if (!queue.isEmpty() && !closed) {
            LockSupport.parkNanos(this, GATHERING_NANOS);
        }
    }

    /** Writes what is queued. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(writer);
        try {
            writer.join(Duration.ofSeconds(5).toMillis());
            segment.force();
            segment.release();
        } catch (IOException e) {
            LOG.error("the journal cannot be written to its end: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        folder.close();
    }
}

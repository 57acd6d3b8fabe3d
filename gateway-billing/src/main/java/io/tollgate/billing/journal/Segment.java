package io.tollgate.billing.journal;

import io.tollgate.billing.settlement.SettleScript.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One file of the journal. It goes when no more is added to it and all that is in it was released. */
final class Segment {

    /** Where one line lies. */
    record Place(Segment segment, long offset, int length) {

        Optional<Ending> read() {
            return segment.read(offset, length);
        }
    }

    private final Path file;
    private final FileChannel channel;

    /** What is in it and not released, and one more while it may grow. */
    private final AtomicInteger users = new AtomicInteger(1);

    private long size;

    private Segment(Path file, FileChannel channel, long size) {
        this.file = file;
        this.channel = channel;
        this.size = size;
    }

    static Segment open(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            return new Segment(file, channel, channel.size());
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + file + " cannot be opened", e);
        }
    }

    long size() {
        return size;
    }

    Path file() {
        return file;
    }

    /** Adds lines, all of them or, where that fails, none; for one thread. */
    List<Place> append(List<byte[]> lines) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(lines.stream().mapToInt(line -> line.length).sum());
        lines.forEach(bytes::put);
        bytes.flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes, size + bytes.position());
        }
        List<Place> places = new ArrayList<>();
        for (byte[] line : lines) {
            places.add(placed(size, line.length));
            size += line.length;
        }
        return places;
    }

    /** A line that is in it. */
    Place placed(long offset, int length) {
        users.incrementAndGet();
        return new Place(this, offset, length);
    }

    void force() throws IOException {
        channel.force(false);
    }

    /** No more is added, or one line is needed no longer. */
    void release() {
        if (users.decrementAndGet() == 0) {
            try {
                channel.close();
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException("the journal " + file + " cannot be deleted", e);
            }
        }
    }

    private Optional<Ending> read(long offset, int length) {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = channel.read(bytes, offset + bytes.position());
            }
            return JournalLine.read(new String(bytes.array(), 0, length - 1, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + file + " cannot be read", e);
        }
    }
}

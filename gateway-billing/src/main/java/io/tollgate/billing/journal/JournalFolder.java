package io.tollgate.billing.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder of this run's journal, locked while it runs, beside those of runs that have ended and left something: several
 * nodes may share the folder around them.
 */
final class JournalFolder implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final String SEGMENT = ".log";

    private final Path around;
    private final Path own;
    private final List<Path> taken = new ArrayList<>();
    private final List<FileChannel> locks = new ArrayList<>();
    private int segments;

    private JournalFolder(Path around) {
        this.around = around;
        this.own = around.resolve(UUID.randomUUID().toString());
    }

    static JournalFolder open(Path around) {
        JournalFolder folder = new JournalFolder(around);
        try {
            Files.createDirectories(folder.own);
            if (!folder.take(folder.own)) {
                throw new IOException("it is locked");
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be kept in " + around, e);
        }
    }

    Segment next() {
        return Segment.open(own.resolve("%06d%s".formatted(segments++, SEGMENT)));
    }

    /** What runs that have ended left, each line once. */
    List<Retained> leftovers() {
        List<Retained> found = new ArrayList<>();
        for (Path folder : list(around)) {
            if (Files.isDirectory(folder) && !folder.equals(own) && takeQuietly(folder)) {
                list(folder).stream()
                        .filter(file -> file.toString().endsWith(SEGMENT))
                        .forEach(file -> read(file, found));
                forgetIfEmpty(folder);
            }
        }
        return found;
    }

    private static void read(Path file, List<Retained> found) {
        Segment segment = Segment.open(file);
        try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
            byte[] all = new byte[(int) lines.length()];
            lines.readFully(all);
            int start = 0;
            for (int i = 0; i < all.length; i++) {
                if (all[i] == '\n') {
                    add(segment, start, all, i, found);
                    start = i + 1;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + file + " cannot be read", e);
        } finally {
            segment.release();
        }
    }

    private static void add(Segment segment, int start, byte[] all, int end, List<Retained> found) {
        String line = new String(all, start, end - start, StandardCharsets.UTF_8);
        JournalLine.read(line)
                .map(ending -> Retained.found(ending, segment.placed(start, end - start + 1)))
                .ifPresent(found::add);
    }

    private static void forgetIfEmpty(Path folder) {
        try {
            if (Files.exists(folder)
                    && list(folder).stream().noneMatch(file -> file.toString().endsWith(SEGMENT))) {
                Files.deleteIfExists(folder.resolve(LOCK));
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the journal's folder " + folder + " cannot be deleted", e);
        }
    }

    private boolean takeQuietly(Path folder) {
        try {
            return take(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal's folder " + folder + " cannot be read", e);
        }
    }

    private boolean take(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                taken.add(folder);
                locks.add(channel);
                return true;
            }
        } catch (OverlappingFileLockException e) {
            // Another node of this process has it.
        }
        channel.close();
        return false;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal's folder " + folder + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        taken.forEach(JournalFolder::forgetIfEmpty);
        for (FileChannel lock : locks) {
            try {
                lock.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

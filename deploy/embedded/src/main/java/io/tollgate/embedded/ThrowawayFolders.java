package io.tollgate.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folders named at random beside each other; whoever makes a new one first clears those that killed runs left behind. */
final class ThrowawayFolders {

    private static final Logger LOG = LoggerFactory.getLogger(ThrowawayFolders.class);

    private ThrowawayFolders() {}

    static synchronized DataFolder create(Path parent) {
        try {
            Files.createDirectories(parent);
            return createUnderLock(parent);
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot use the folder " + parent + " (" + e + ")", e);
        }
    }

    /** The lock keeps one from clearing the folder that another has made and not yet locked. */
    private static DataFolder createUnderLock(Path parent) throws IOException {
        Path lockFile = parent.resolve("lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assert lock.isValid();
            folders(parent).forEach(ThrowawayFolders::clearIfAbandoned);
            return DataFolder.open(parent.resolve(UUID.randomUUID().toString()));
        }
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).toList();
        }
    }

    private static void clearIfAbandoned(Path path) {
        try (DataFolder abandoned = DataFolder.open(path)) {
            EmbeddedPostgres.running(abandoned).ifPresent(ServerProcess::kill);
            EmbeddedRedis.running(abandoned).ifPresent(ServerProcess::kill);
            abandoned.delete();
        } catch (EmbeddedServerException e) {
            LOG.debug("{} stays: {}", path, e.getMessage());
        }
    }
}

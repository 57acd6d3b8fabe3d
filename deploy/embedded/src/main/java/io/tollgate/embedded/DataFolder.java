package io.tollgate.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder everything is kept in, locked for as long as this process uses it: the lock goes with the process, even when it is killed. */
final class DataFolder implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static DataFolder open(Path wanted) {
        try {
            return lock(create(wanted));
        } catch (FileAlreadyExistsException e) {
            throw new EmbeddedServerException("the data folder " + wanted + " is a file; choose another with --data");
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "the data folder " + wanted + " cannot be used (" + e
                            + "); check its owner and rights, or choose another with --data",
                    e);
        }
    }

    /** Whether another process, or this one, has the folder open. */
    static boolean isTaken(Path folder) {
        try (FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            return !tryLock(channel);
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "the data folder " + folder + " cannot be used (" + e + "); check its owner and rights", e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    void delete() {
        try {
            Folders.delete(path);
        } catch (IOException e) {
            throw new EmbeddedServerException("the folder " + path + " cannot be deleted (" + e + ")", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedServerException("the lock of the data folder " + path + " did not close (" + e + ")", e);
        }
    }

    private static Path create(Path wanted) throws IOException {
        if (!Files.isDirectory(wanted)) {
            Files.createDirectories(wanted.toAbsolutePath());
            Files.setPosixFilePermissions(wanted, PosixFilePermissions.fromString("rwx------"));
        }
        return wanted.toRealPath();
    }

    private static DataFolder lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            throw new EmbeddedServerException("the data folder " + path
                    + " is in use by another Tollgate; stop that one first, or choose another with --data");
        }
        return new DataFolder(path, channel);
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}

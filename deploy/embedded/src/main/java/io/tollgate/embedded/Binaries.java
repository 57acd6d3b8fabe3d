package io.tollgate.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import redis.embedded.core.ExecutableProvider;

/** Unpacks the servers' programs from their Maven artifacts, once per version, whole or not at all. */
final class Binaries {

    private static final Properties VERSIONS = versions();

    private Binaries() {}

    /** The PostgreSQL installation below {@code folder}: {@code bin/}, {@code lib/}, {@code share/}. */
    static Path postgres(Path folder) {
        return unpacked(folder, "postgres-" + postgresVersion(), Binaries::unpackPostgres);
    }

    /** The redis-server program below {@code folder}. */
    static Path redis(Path folder) {
        return unpacked(folder, "redis-" + VERSIONS.getProperty("redis"), Binaries::unpackRedis)
                .resolve("redis-server");
    }

    static String postgresVersion() {
        return VERSIONS.getProperty("postgres");
    }

    private interface Unpacking {
        void into(Path folder) throws IOException;
    }

    private static synchronized Path unpacked(Path folder, String name, Unpacking unpacking) {
        Path ready = folder.resolve(name);
        if (Files.isDirectory(ready)) {
            return ready;
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new EmbeddedServerException(folder
                    + ", where the servers' programs are unpacked, is a file; delete it, or start with another --data");
        }
        try {
            Files.createDirectories(folder);
            unpackUnderLock(ready, unpacking);
            return ready;
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "cannot unpack " + name + " into " + folder + " (" + e
                            + "); check the disk's space and the folder's rights, or start with another --data",
                    e);
        }
    }

    private static void unpackUnderLock(Path ready, Unpacking unpacking) throws IOException {
        Path lockFile = ready.resolveSibling("lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.isDirectory(ready)) {
                Path partial = ready.resolveSibling(ready.getFileName() + ".partial");
                Folders.delete(partial);
                unpacking.into(Files.createDirectory(partial));
                Files.move(partial, ready, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static void unpackRedis(Path folder) throws IOException {
        Path program =
                ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath();
        Files.move(program, folder.resolve("redis-server"));
    }

    private static void unpackPostgres(Path folder) throws IOException {
        try (InputStream archive = postgresArchive();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, inside(folder, entry.getName()));
            }
        }
    }

    private static InputStream postgresArchive() throws IOException {
        String os = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name");
        String architecture = System.getProperty("os.arch");
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(os, architecture);
        } catch (IllegalStateException e) {
            throw new EmbeddedServerException(
                    "there is no embedded PostgreSQL for " + os + " on " + architecture
                            + "; set TOLLGATE_POSTGRES_URL to a server of your own",
                    e);
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.resolveSibling("."));
            Files.copy(content, target);
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static Path inside(Path folder, String name) throws IOException {
        Path target = folder.resolve(name).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive names a file outside of it: " + name);
        }
        return target;
    }

    private static Properties versions() {
        Properties versions = new Properties();
        try (InputStream in = Binaries.class.getResourceAsStream("versions.properties")) {
            versions.load(Objects.requireNonNull(in, "versions.properties"));
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

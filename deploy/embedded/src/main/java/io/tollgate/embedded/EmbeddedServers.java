package io.tollgate.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The embedded servers of one data folder, each started when its URL is first asked for. What a killed earlier run left
 * running on the same folder is taken down first; the data stays.
 */
public final class EmbeddedServers implements AutoCloseable {

    private final DataFolder folder;
    private final Path binaries;
    private final Durability durability;
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable EmbeddedRedis redis;

    private EmbeddedServers(DataFolder folder, Path binaries, Durability durability) {
        this.folder = folder;
        this.binaries = binaries;
        this.durability = durability;
    }

    /**
     * Takes the folder for this process alone, and keeps what is stored.
     *
     * @throws EmbeddedServerException when the folder cannot be used, or another process uses it
     */
    public static EmbeddedServers kept(Path folder) {
        return kept(folder, folder.resolve("bin"));
    }

    static EmbeddedServers kept(Path folder, Path binaries) {
        return new EmbeddedServers(DataFolder.open(folder), binaries, Durability.KEPT);
    }

    /** Servers whose data goes when they are closed; their programs are kept under {@code home} for the next ones. */
    public static EmbeddedServers throwaway(Path home) {
        return new EmbeddedServers(
                ThrowawayFolders.create(home.resolve("runs")), home.resolve("bin"), Durability.THROWAWAY);
    }

    /** {@code postgresql://user:password@host:port/database}. */
    public synchronized String postgresUrl() {
        if (postgres == null) {
            postgres = EmbeddedPostgres.start(folder, binaries, passwords().postgres(), durability);
        }
        return postgres.url();
    }

    /** {@code redis://:password@host:port}. */
    public synchronized String redisUrl() {
        if (redis == null) {
            redis = EmbeddedRedis.start(folder, passwords().redis(), durability);
        }
        return redis.url();
    }

    /** Redis first: what is still in its stream is read from it again, once PostgreSQL can take it. */
    @Override
    public synchronized void close() {
        try {
            closeRedis();
        } finally {
            closePostgresAndUnlock();
        }
    }

    private void closeRedis() {
        if (redis != null) {
            redis.close();
            redis = null;
        }
    }

    private void closePostgresAndUnlock() {
        try {
            if (postgres != null) {
                postgres.close();
                postgres = null;
            }
        } finally {
            release();
        }
    }

    private void release() {
        try (folder) {
            if (!durability.kept()) {
                folder.delete();
            }
        }
    }

    private Passwords passwords() {
        return Passwords.loadOrCreate(folder.resolve("passwords.properties"));
    }
}

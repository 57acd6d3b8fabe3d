package io.tollgate.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is lost or broken is said in one line with its remedy, and never replaced by something empty. */
class DamagedFolderTest {

    @TempDir
    private static Path binaries;

    @TempDir
    private Path folder;

    @Test
    void doesNotStartPostgresWithoutItsControlFile() throws Exception {
        runOnce();
        Files.delete(folder.resolve("postgres/global/pg_control"));

        assertRefused(EmbeddedServers::postgresUrl, "postgres", "pg_control", "restore the data folder", "--data");
    }

    @Test
    void doesNotStartPostgresWithAControlFileOfZeros() throws Exception {
        runOnce();
        Files.write(folder.resolve("postgres/global/pg_control"), new byte[8192]);

        assertRefused(EmbeddedServers::postgresUrl, "postgres", "FATAL:", "restore the data folder", "--data");
    }

    @Test
    void doesNotStartPostgresWithoutItsLog() throws Exception {
        runOnce();
        Folders.delete(folder.resolve("postgres/pg_wal"));
        Files.createDirectory(folder.resolve("postgres/pg_wal"));

        assertRefused(EmbeddedServers::postgresUrl, "postgres", "checkpoint", "restore the data folder", "--data");
    }

    @Test
    void doesNotBeginAnEmptyDatabaseBesideTheRedisOfAnother() throws Exception {
        runOnce();
        Folders.delete(folder.resolve("postgres"));

        assertRefused(EmbeddedServers::postgresUrl, "postgres is missing", "restore the data folder", "--data");
        assertThat(folder.resolve("postgres")).doesNotExist();
    }

    @Test
    void beginsADatabaseBesideARedisThatNeverHeldAnything() {
        try (EmbeddedServers servers = EmbeddedServers.kept(folder, binaries)) {
            servers.redisUrl();
        }

        try (EmbeddedServers servers = EmbeddedServers.kept(folder, binaries)) {
            assertThat(servers.postgresUrl()).startsWith("postgresql://");
        }
    }

    @Test
    void doesNotBeginAnEmptyRedisWhereOneHadData() throws Exception {
        runOnce();
        Folders.delete(folder.resolve("redis"));

        assertRefused(EmbeddedServers::redisUrl, "appendonly.aof is missing", "restore", "an empty folder");

        Files.createDirectory(folder.resolve("redis"));
        try (EmbeddedServers servers = EmbeddedServers.kept(folder, binaries)) {
            assertThat(RedisWire.ask(servers.redisUrl(), "GET kept")).isEqualTo("$-1");
        }
    }

    @Test
    void doesNotStartRedisOnADamagedFile() throws Exception {
        Files.createDirectories(folder.resolve("redis"));
        Files.writeString(folder.resolve("redis/appendonly.aof"), "this is not an append-only file");

        assertRefused(EmbeddedServers::redisUrl, "Bad file format", "restore the data folder", "--data");
    }

    @Test
    void saysThatAFolderIsAFile() throws IOException {
        Files.createFile(folder.resolve("redis"));
        Files.createFile(folder.resolve("postgres"));

        assertRefused(EmbeddedServers::redisUrl, folder.resolve("redis") + " is a file", "--data");
        assertRefused(EmbeddedServers::postgresUrl, folder.resolve("postgres") + " is a file", "--data");
    }

    @Test
    void saysThatTheProgramsCannotBeUnpackedIntoAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("bin"));

        try (EmbeddedServers servers = EmbeddedServers.kept(folder)) {
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(servers::redisUrl)
                    .withMessageContaining(file + ", where the servers' programs are unpacked, is a file; delete it");
        }
    }

    private void runOnce() throws IOException {
        try (EmbeddedServers servers = EmbeddedServers.kept(folder, binaries)) {
            servers.postgresUrl();
            RedisWire.ask(servers.redisUrl(), "SET kept 42");
        }
    }

    private interface Start {
        String of(EmbeddedServers servers);
    }

    private void assertRefused(Start start, String... parts) {
        try (EmbeddedServers servers = EmbeddedServers.kept(folder, binaries)) {
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> start.of(servers))
                    .satisfies(refusal ->
                            assertThat(refusal.getMessage()).contains(parts).doesNotContain("\n"));
        }
    }
}

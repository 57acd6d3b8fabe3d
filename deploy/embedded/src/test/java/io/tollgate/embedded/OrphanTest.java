package io.tollgate.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.embedded.KilledRun.Orphans;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanTest {

    @TempDir
    private static Path binaries;

    @TempDir
    private Path folder;

    @AfterEach
    void endWhatAFailedTestLeft() {
        try (DataFolder data = DataFolder.open(folder)) {
            EmbeddedPostgres.running(data).ifPresent(ServerProcess::kill);
            EmbeddedRedis.running(data).ifPresent(ServerProcess::kill);
        }
    }

    @Test
    void findsWhatAKilledRunCommittedAndTakesItsServersDown() throws Exception {
        Orphans orphans = KilledRun.on(folder, binaries, servers -> {
            Queries.execute(servers.postgresUrl(), "CREATE TABLE kept AS SELECT 42 AS answer");
            RedisWire.ask(servers.redisUrl(), "SET kept 42");
        });
        assertThat(Queries.ask(orphans.postgresUrl(), "SELECT answer FROM kept"))
                .isEqualTo("42");

        try (EmbeddedServers next = EmbeddedServers.kept(folder, binaries)) {
            assertThat(Queries.ask(next.postgresUrl(), "SELECT answer FROM kept"))
                    .isEqualTo("42");
            assertThat(RedisWire.ask(next.redisUrl(), "INCR kept")).isEqualTo(":43");

            assertThatThrownBy(() -> Queries.ask(orphans.postgresUrl(), "SELECT 1"))
                    .hasMessageContaining("refused");
            assertThatThrownBy(() -> RedisWire.ask(orphans.redisUrl(), "PING")).hasMessageContaining("refused");
        }
    }

    @Test
    void leavesAProcessAloneThatOnlyHasThePidOfAFormerServer() throws Exception {
        try (EmbeddedServers first = EmbeddedServers.kept(folder, binaries)) {
            Queries.execute(first.postgresUrl(), "CREATE TABLE kept ()");
            RedisWire.ask(first.redisUrl(), "SET kept 1");
        }
        Process stranger = new ProcessBuilder("sleep", "60").start();
        List<String> pid = List.of(
                Long.toString(stranger.pid()), folder.resolve("postgres").toString());
        Files.write(folder.resolve("postgres/postmaster.pid"), pid);
        Files.write(folder.resolve("redis/redis.pid"), pid);

        try (EmbeddedServers next = EmbeddedServers.kept(folder, binaries)) {
            assertThat(Queries.ask(next.postgresUrl(), "SELECT count(*) FROM kept"))
                    .isEqualTo("0");
            assertThat(RedisWire.ask(next.redisUrl(), "GET kept")).isEqualTo("$1");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }
}

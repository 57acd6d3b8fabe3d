package io.tollgate.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersTest {

    @TempDir
    private static Path binaries;

    @TempDir
    private Path folder;

    @Test
    void findsItsDataAgainOnTheSecondStart() throws Exception {
        try (EmbeddedServers first = EmbeddedServers.kept(folder, binaries)) {
            Queries.execute(first.postgresUrl(), "CREATE TABLE kept AS SELECT 42 AS answer");
            assertThat(RedisWire.ask(first.redisUrl(), "SET kept 42")).isEqualTo("+OK");
        }

        try (EmbeddedServers second = EmbeddedServers.kept(folder, binaries)) {
            assertThat(Queries.ask(second.postgresUrl(), "SELECT answer FROM kept"))
                    .isEqualTo("42");
            assertThat(RedisWire.ask(second.redisUrl(), "INCR kept")).isEqualTo(":43");
        }
    }

    @Test
    void writesEveryCommitToTheDisk() throws Exception {
        try (EmbeddedServers servers = EmbeddedServers.kept(folder, binaries)) {
            assertThat(Queries.ask(servers.postgresUrl(), "SHOW fsync")).isEqualTo("on");
            assertThat(Queries.ask(servers.postgresUrl(), "SHOW synchronous_commit"))
                    .isEqualTo("on");
        }
    }

    @Test
    void asksForAPasswordKeptInAFileOnlyItsOwnerReads() throws Exception {
        try (EmbeddedServers servers = EmbeddedServers.kept(folder, binaries)) {
            URI postgres = URI.create(servers.postgresUrl());
            URI redis = URI.create(servers.redisUrl());

            assertThatThrownBy(() -> Queries.connect(postgres, "wrong"))
                    .hasMessageContaining("password authentication failed");
            assertThat(new RedisPing(redis.getPort(), "wrong").succeeds()).isFalse();
            assertThat(Files.getPosixFilePermissions(folder.resolve("passwords.properties")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void refusesAFolderThatIsInUse() {
        try (EmbeddedServers first = EmbeddedServers.kept(folder, binaries)) {
            assertThat(first).isNotNull();

            assertThatThrownBy(() -> EmbeddedServers.kept(folder, binaries))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("in use by another Tollgate")
                    .hasMessageContaining("--data");
        }
    }

    @Test
    void namesTheVersionThatWroteTheFolder() throws IOException {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "12\n");

        try (EmbeddedServers servers = EmbeddedServers.kept(folder, binaries)) {
            assertThatThrownBy(servers::postgresUrl)
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("written by PostgreSQL 12")
                    .message()
                    .doesNotContain("\n");
        }
    }

    @Test
    void saysThatAFolderWithoutAVersionIsDamaged() throws IOException {
        Files.createDirectories(folder.resolve("postgres"));

        try (EmbeddedServers servers = EmbeddedServers.kept(folder, binaries)) {
            assertThatThrownBy(servers::postgresUrl)
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("is damaged")
                    .hasMessageContaining("PG_VERSION");
        }
    }
}

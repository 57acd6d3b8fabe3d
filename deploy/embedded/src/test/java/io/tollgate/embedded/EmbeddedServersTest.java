package io.tollgate.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
            execute(first.postgresUrl(), "CREATE TABLE kept AS SELECT 42 AS answer");
            assertThat(redis(first.redisUrl(), "SET kept 42")).isEqualTo("+OK");
        }

        try (EmbeddedServers second = EmbeddedServers.kept(folder, binaries)) {
            assertThat(query(second.postgresUrl(), "SELECT answer FROM kept")).isEqualTo("42");
            assertThat(redis(second.redisUrl(), "INCR kept")).isEqualTo(":43");
        }
    }

    @Test
    void writesEveryCommitToTheDisk() throws Exception {
        try (EmbeddedServers servers = EmbeddedServers.kept(folder, binaries)) {
            assertThat(query(servers.postgresUrl(), "SHOW fsync")).isEqualTo("on");
            assertThat(query(servers.postgresUrl(), "SHOW synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void asksForAPasswordKeptInAFileOnlyItsOwnerReads() throws Exception {
        try (EmbeddedServers servers = EmbeddedServers.kept(folder, binaries)) {
            URI postgres = URI.create(servers.postgresUrl());
            URI redis = URI.create(servers.redisUrl());

            assertThatThrownBy(() -> connect(postgres, "wrong")).hasMessageContaining("password authentication failed");
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

    @Test
    void saysWhyPostgresDoesNotStartOnADamagedFolder() throws Exception {
        try (EmbeddedServers servers = EmbeddedServers.kept(folder, binaries)) {
            servers.postgresUrl();
        }
        Files.delete(folder.resolve("postgres/global/pg_control"));

        try (EmbeddedServers servers = EmbeddedServers.kept(folder, binaries)) {
            assertThatThrownBy(servers::postgresUrl)
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("pg_control")
                    .message()
                    .doesNotContain("\n");
        }
    }

    @Test
    void saysWhyRedisDoesNotStartOnADamagedFile() throws Exception {
        Files.createDirectories(folder.resolve("redis"));
        Files.writeString(folder.resolve("redis/appendonly.aof"), "this is not an append-only file");

        try (EmbeddedServers servers = EmbeddedServers.kept(folder, binaries)) {
            assertThatThrownBy(servers::redisUrl)
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("Bad file format");
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(String url) throws SQLException {
        URI uri = URI.create(url);
        return connect(uri, uri.getUserInfo().split(":", 2)[1]);
    }

    private static Connection connect(URI uri, String password) throws SQLException {
        String user = uri.getUserInfo().split(":", 2)[0];
        return DriverManager.getConnection(
                "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath(), user, password);
    }

    private static String redis(String url, String command) throws IOException {
        return RedisWire.ask(URI.create(url), command);
    }
}

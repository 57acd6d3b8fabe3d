package io.tollgate.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lettuce.core.RedisClient;
import io.tollgate.billing.redis.RedisAddress;
import io.tollgate.testkit.TestDatabase;
import io.tollgate.testkit.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.sql.DriverManager;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.mock.env.MockEnvironment;

class ServerFailureTest {

    private static final TestDatabase DATABASE = TestServers.freshDatabase();
    private static final URI REDIS = URI.create(TestServers.redisUrl());

    @Test
    void saysThatNothingListensWherePostgresShouldBe() throws Exception {
        String server = "127.0.0.1:" + closedPort();

        FailureAnalysis analysis = postgres("postgresql://ada:hidden@" + server + "/books");

        assertThat(analysis.getDescription())
                .contains("PostgreSQL at " + server + "/books cannot be reached", "refused")
                .doesNotContain("hidden", "\n");
        assertThat(analysis.getAction()).contains("start it", "TOLLGATE_POSTGRES_URL");
    }

    @Test
    void saysThatPostgresRefusesThePassword() {
        FailureAnalysis analysis = postgres(DATABASE.url().replace(DATABASE.password(), "wr0ng"));

        assertThat(analysis.getDescription())
                .contains("refuses the user '" + DATABASE.user() + "'")
                .doesNotContain("wr0ng", "\n");
        assertThat(analysis.getAction()).contains("password in TOLLGATE_POSTGRES_URL");
    }

    @Test
    void saysThatTheDatabaseDoesNotExist() {
        FailureAnalysis analysis = postgres(DATABASE.url().replace("/" + DATABASE.name(), "/nowhere"));

        assertThat(analysis.getDescription()).contains("no such database", "\"nowhere\" does not exist");
        assertThat(analysis.getAction()).contains("create it", "TOLLGATE_POSTGRES_URL");
    }

    @Test
    void saysThatTheHostOfPostgresIsNotKnown() {
        FailureAnalysis analysis = postgres("postgresql://ada:hidden@db.invalid/books");

        assertThat(analysis.getDescription()).isEqualTo("the host of PostgreSQL at db.invalid:5432/books is not known");
    }

    @Test
    void saysThatNothingListensWhereRedisShouldBe() throws Exception {
        int port = closedPort();

        FailureAnalysis analysis = redis("redis://:hidden@127.0.0.1:" + port);

        assertThat(analysis.getDescription())
                .contains("Redis at 127.0.0.1:" + port + " cannot be reached", "refused")
                .doesNotContain("hidden", "\n");
        assertThat(analysis.getAction()).isEqualTo("start it, or correct TOLLGATE_REDIS_URL");
    }

    @Test
    void saysThatRedisRefusesThePassword() {
        FailureAnalysis analysis = redis("redis://:wr0ng@" + REDIS.getHost() + ":" + REDIS.getPort());

        assertThat(analysis.getDescription())
                .contains("refuses the login (WRONGPASS")
                .doesNotContain("wr0ng", "\n");
        assertThat(analysis.getAction()).contains("password in TOLLGATE_REDIS_URL");
    }

    @Test
    void saysThatTheHostOfRedisIsNotKnown() {
        FailureAnalysis analysis = redis("redis://:hidden@cache.invalid");

        assertThat(analysis.getDescription()).isEqualTo("the host of Redis at cache.invalid:6379 is not known");
    }

    private static FailureAnalysis postgres(String text) {
        PostgresUrl url = PostgresUrl.parse(text);
        Throwable failure =
                catchThrowable(() -> DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password()));
        return analysis(new PostgresFailureAnalyzer(environment(PostgresUrl.PROPERTY, text)), failure);
    }

    private static FailureAnalysis redis(String text) {
        try (RedisClient client = RedisClient.create()) {
            Throwable failure = catchThrowable(() -> client.connect(RedisAddress.parse(text)));
            return analysis(new RedisFailureAnalyzer(environment(RedisAddress.PROPERTY, text)), failure);
        }
    }

    private static FailureAnalysis analysis(FailureAnalyzer analyzer, Throwable failure) {
        return Objects.requireNonNull(analyzer.analyze(new IllegalStateException("a bean could not be made", failure)));
    }

    private static MockEnvironment environment(String property, String value) {
        return new MockEnvironment().withProperty(property, value);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

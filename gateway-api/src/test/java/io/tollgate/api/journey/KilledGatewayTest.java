package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.r2dbc.spi.ConnectionFactories;
import io.tollgate.api.testing.GatewayProcess;
import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Person;
import io.tollgate.api.testing.Reply;
import io.tollgate.billing.ledger.LedgerCheck;
import io.tollgate.billing.ledger.LedgerReport;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.usage.UsageEventCodec;
import io.tollgate.simulator.Simulator;
import io.tollgate.testkit.Line;
import io.tollgate.testkit.TestDatabase;
import io.tollgate.testkit.TestServers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Acceptance 7, 10 and 11: a gateway that is killed with -9 at any step of a request, or asked to stop, loses no row, keeps no
 * hold and leaves no difference in the books.
 */
class KilledGatewayTest {

    private static final String PATH = "/v1/chat/completions";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration STEADY = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(5);

    /** How a JVM ends that SIGTERM stops. */
    private static final int TERMINATED = 143;

    private final TestDatabase database = TestServers.freshDatabase();
    private final String redisUrl = TestServers.freshRedisUrl();
    private final Line line = Line.to(redisUrl);
    private final Simulator simulator = Simulator.start();
    private final RedisClient client = RedisClient.create(redisUrl);
    private final StatefulRedisConnection<String, String> redis = client.connect();

    @TempDir
    private Path data;

    @AfterEach
    void close() {
        redis.close();
        client.shutdown();
        line.close();
        simulator.close();
    }

    @Test
    void leavesTheBooksWholeWhereverItWasKilled() throws Exception {
        String key;
        String unknownLater;
        try (GatewayProcess gateway = start();
                Connection writerStopped = database.connect()) {
            gateway.openMarket(simulator);
            gateway.sell("slow", "cedar");
            gateway.sell("streaming", "birch");
            Person person = gateway.signUpPerson();
            JsonNode team = person.createTeam("Shop", "\"budgets\": [{\"amount\": \"10\", \"window\": \"month\"}]");
            key = person.createKey(team).get("secret").asString();
            unknownLater = person.createKey(team).get("secret").asString();
            provider("cedar", LONG, Duration.ZERO);
            provider("birch", Duration.ZERO, Duration.ofMillis(200));
            stopWriters(writerStopped);

            settledButNotWritten(gateway, key);
            admittedAndWaiting(gateway, key);
            inTheMiddleOfAStream(gateway, key);
            await().atMost(PATIENCE).pollInterval(STEADY).until(() -> holds() == 2);
            gateway.kill();
        }
        endLeases();
        try (GatewayProcess second = start()) {
            awaitRows(Map.of("ok", 1L, "lost", 2L));

            settledWhileRedisIsAway(second, key);
            refusedWhileRedisIsAway(second, unknownLater);
            second.kill();
        }
        line.restore();
        try (GatewayProcess third = start()) {
            awaitRows(Map.of("ok", 3L, "lost", 2L));
            assertThat(third.anyone()
                            .with("Authorization", "Bearer " + key)
                            .post(PATH, chat(Market.MODEL, false))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void endsStreamsWholeAndSettlesThemWhenItIsAskedToStop() throws Exception {
        try (GatewayProcess gateway = start()) {
            String key = keyForStreams(gateway, Duration.ofMillis(100));
            InputStream answer = inTheMiddleOfAStream(gateway, key);
            InputStream another = inTheMiddleOfAStream(gateway, key);

            CompletableFuture<Integer> stopped = gateway.stop();

            assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8))
                    .endsWith("data: [DONE]\n\n");
            assertThat(new String(another.readAllBytes(), StandardCharsets.UTF_8))
                    .endsWith("data: [DONE]\n\n");
            assertThat(stopped.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(TERMINATED);
        }
        assertThat(count("usage_record where status = 'ok' and usage_source = 'provider'")
                        + wholeBooks().waiting())
                .isEqualTo(2);
    }

    @Test
    void tellsStreamsThatAreLongerThanItCanWaitWhenItIsAskedToStop() throws Exception {
        try (GatewayProcess gateway = start("--spring.lifecycle.timeout-per-shutdown-phase=5s")) {
            String key = keyForStreams(gateway, Duration.ofSeconds(1));
            InputStream answer = inTheMiddleOfAStream(gateway, key);

            CompletableFuture<Integer> stopped = gateway.stop();

            assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"code\":\"node_stopping\"", "\"finish_reason\":\"error\"")
                    .doesNotContain("[DONE]");
            assertThat(stopped.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(TERMINATED);
        }
        assertThat(count("usage_record where error_code = 'node_stopping'")
                        + wholeBooks().waiting())
                .isEqualTo(1);
    }

    private GatewayProcess start(String... settings) {
        return GatewayProcess.start(database.url(), line.url(), data, settings);
    }

    /** A key, where the streaming model is sold. */
    private String keyForStreams(GatewayProcess gateway, Duration chunkDelay) {
        gateway.openMarket(simulator);
        gateway.sell("streaming", "birch");
        provider("birch", Duration.ZERO, chunkDelay);
        Person person = gateway.signUpPerson();
        return person.createKey(person.createTeam("Shop")).get("secret").asString();
    }

    private static void settledButNotWritten(GatewayProcess gateway, String key) {
        gateway.anyone()
                .with("Authorization", "Bearer " + key)
                .post(PATH, chat(Market.MODEL, false))
                .expect(200);
    }

    private static void admittedAndWaiting(GatewayProcess gateway, String key) {
        CompletableFuture<?> never = CompletableFuture.supplyAsync(
                () -> gateway.anyone().with("Authorization", "Bearer " + key).post(PATH, chat("slow", false)));
        assertThat(never).isNotDone();
    }

    private static InputStream inTheMiddleOfAStream(GatewayProcess gateway, String key) throws IOException {
        InputStream answer = gateway.anyone().with("Authorization", "Bearer " + key).stream(
                        PATH, chat("streaming", true))
                .body();
        assertThat(answer.readNBytes(400)).hasSize(400);
        return answer;
    }

    /** The first request teaches the node the key; the second is served while Redis is away, and only the journal has it. */
    private void settledWhileRedisIsAway(GatewayProcess gateway, String key) {
        gateway.anyone()
                .with("Authorization", "Bearer " + key)
                .post(PATH, chat(Market.MODEL, false))
                .expect(200);
        awaitRows(Map.of("ok", 2L, "lost", 2L));
        line.cut();
        gateway.anyone()
                .with("Authorization", "Bearer " + key)
                .post(PATH, chat(Market.MODEL, false))
                .expect(200);
        Path journal = data.resolve("journal");
        await().atMost(PATIENCE).pollInterval(STEADY).until(() -> journalled(journal));
    }

    /** Nothing is known of its budgets. */
    private static void refusedWhileRedisIsAway(GatewayProcess gateway, String key) {
        Reply reply = gateway.anyone().with("Authorization", "Bearer " + key).post(PATH, chat(Market.MODEL, false));

        reply.expectError(503, "limits_unavailable");
        assertThat(reply.response().headers().firstValue("retry-after")).isPresent();
    }

    private static boolean journalled(Path journal) throws IOException {
        try (var files = Files.walk(journal)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .anyMatch(file -> file.toFile().length() > 0);
        }
    }

    private void provider(String slug, Duration latency, Duration chunkDelay) {
        var provider = simulator.provider(slug);
        provider.behave(provider.behaviour().paced(latency, chunkDelay));
    }

    /** A writer skips shards whose position another holds. */
    private void stopWriters(Connection connection) throws SQLException {
        await().atMost(PATIENCE)
                .pollInterval(STEADY)
                .until(() -> count("attribution_position where epoch is not null") == 64);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select * from attribution_position for update");
        }
    }

    /** As if the time of the killed nodes' leases had passed. */
    private void endLeases() {
        for (String leases : redis.sync().keys("tg:{s??}:leases")) {
            redis.sync().zrange(leases, 0, -1).forEach(node -> redis.sync().zadd(leases, 0, node));
        }
    }

    private long holds() {
        return redis.sync().keys("tg:{s??}:held:*").stream()
                .flatMap(node -> redis.sync().hkeys(node).stream())
                .filter(field -> !field.endsWith(ShardKeys.ROW))
                .count();
    }

    private void awaitRows(Map<String, Long> expected) {
        await().atMost(PATIENCE).pollInterval(STEADY).untilAsserted(() -> {
            assertThat(rows()).isEqualTo(new TreeMap<>(expected));
            wholeBooks();
        });
    }

    /** Books without a difference or a hold. */
    private LedgerReport wholeBooks() {
        var postgres = ConnectionFactories.get(database.r2dbcUrl());
        LedgerReport report = Objects.requireNonNull(
                new LedgerCheck(redis, postgres, new UsageEventCodec()).verify().block(PATIENCE));
        assertThat(report.differences()).isEmpty();
        assertThat(report.holds()).isZero();
        return report;
    }

    private Map<String, Long> rows() throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select status, count(*) from usage_record group by 1")) {
            while (found.next()) {
                rows.put(found.getString(1), found.getLong(2));
            }
        }
        return rows;
    }

    private long count(String from) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from " + from)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static String chat(String model, boolean stream) {
        return """
                {"model": "%s", "max_tokens": 180, "stream": %s,
                 "messages": [{"role": "user", "content": "hi"}]}""".formatted(model, stream);
    }
}

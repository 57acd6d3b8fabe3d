package io.tollgate.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.testkit.Line;
import io.tollgate.testkit.TestServers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

/** Names of requests while Redis's answers get lost and callers leave. */
class FirstAnswersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final String NAME = "first:some-name";

    private final String url = TestServers.freshRedisUrl();
    private final Line line = Line.to(url);
    private final RedisClient nearClient = RedisClient.create(url);
    private final RedisClient farClient = RedisClient.create(line.url());
    private final StatefulRedisConnection<String, String> redis = nearClient.connect();
    private final FirstAnswers near = new FirstAnswers(redis, LONGEST);
    private final FirstAnswers far = new FirstAnswers(farClient.connect(), LONGEST);

    /** A script's first run is two calls, of which the second would not come through. */
    @BeforeEach
    void teachRedisTheScript() {
        near.free(claim()).block(PATIENCE);
    }

    @AfterEach
    void close() {
        line.restore();
        farClient.shutdown();
        nearClient.shutdown();
        line.close();
    }

    @Test
    void freesANameWhoseCallerLeftWhileItWasTaken() {
        line.loseAnswers();
        Disposable caller = far.begin(claim()).subscribe();
        await().atMost(PATIENCE).until(this::isTaken);

        caller.dispose();

        await().atMost(PATIENCE).until(() -> !isTaken());
    }

    @Test
    void freesItOnceRedisIsBack() {
        line.breakAtNextAnswer();
        Disposable caller = far.begin(claim()).subscribe();
        await().atMost(PATIENCE).until(this::isTaken);
        caller.dispose();

        line.restore();

        await().atMost(PATIENCE).until(() -> !isTaken());
    }

    @Test
    void takesANameThoughItsCommandWasSentTwice() {
        line.breakAtNextAnswer();
        CompletableFuture<Standing> standing = far.begin(claim()).toFuture();
        await().atMost(PATIENCE).until(this::isTaken);

        line.restore();

        assertThat(standing).succeedsWithin(PATIENCE).isEqualTo(new Standing.First());
    }

    @Test
    void doesNotFreeWhatAnotherRequestHas() {
        near.begin(claim()).block(PATIENCE);

        near.free(claim()).block(PATIENCE);

        assertThat(near.begin(claim()).block(PATIENCE)).isEqualTo(new Standing.UnderWay());
    }

    @Test
    void doesNotFreeAnAnswer() {
        Claim claim = claim();
        near.begin(claim).block(PATIENCE);
        near.keep(claim, new FirstAnswer(200, Map.of(), new byte[] {1})).block(PATIENCE);

        near.free(claim).block(PATIENCE);

        assertThat(near.begin(claim()).block(PATIENCE)).isInstanceOf(Standing.Answered.class);
    }

    private boolean isTaken() {
        return redis.sync().exists(NAME) == 1;
    }

    private static Claim claim() {
        return new Claim(UUID.randomUUID(), NAME, "f".repeat(64), AnswerSeal.of("secret", "some-name"));
    }
}

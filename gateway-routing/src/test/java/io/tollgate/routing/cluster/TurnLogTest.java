package io.tollgate.routing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.tollgate.routing.cluster.TurnLog.Entry;
import io.tollgate.routing.health.CircuitTurn;
import io.tollgate.testkit.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnLogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final CircuitTurn OPENED = new CircuitTurn("alder", "alder-main", true);
    private static final CircuitTurn CLOSED = new CircuitTurn("alder", "alder-main", false);

    private final RedisClient redis = RedisClient.create(TestServers.freshRedisUrl());
    private final TurnLog here = new TurnLog(redis.connect(), "here");
    private final TurnLog there = new TurnLog(redis.connect(), "there");

    @AfterEach
    void close() {
        redis.shutdown();
    }

    @Test
    void tellsTheLatestOfAllNodesFirst() {
        here.add(OPENED);
        await().atMost(PATIENCE).until(() -> read(Instant.EPOCH).size() == 1);
        there.add(CLOSED);
        await().atMost(PATIENCE).until(() -> read(Instant.EPOCH).size() == 2);

        assertThat(read(Instant.EPOCH)).extracting(Entry::turn).containsExactly(CLOSED, OPENED);
        assertThat(read(Instant.EPOCH)).extracting(Entry::node).containsExactly("there", "here");
    }

    @Test
    void leavesOutWhatWasBefore() {
        here.add(OPENED);
        await().atMost(PATIENCE).until(() -> read(Instant.EPOCH).size() == 1);

        Instant at = read(Instant.EPOCH).get(0).at();

        assertThat(read(at)).hasSize(1);
        assertThat(read(at.plusMillis(1))).isEmpty();
    }

    @Test
    void keepsCallsGoingWhileRedisIsAway() {
        redis.shutdown();

        here.add(OPENED);
    }

    private List<Entry> read(Instant from) {
        return Objects.requireNonNull(here.since(from, 100).block(PATIENCE));
    }
}

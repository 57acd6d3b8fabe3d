package io.tollgate.routing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.testkit.TestServers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeLeaseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RedisClient redis = RedisClient.create(TestServers.freshRedisUrl());
    private final StatefulRedisConnection<String, String> connection = redis.connect();
    private final ProbeLease here = new ProbeLease(connection, "here");
    private final ProbeLease there = new ProbeLease(connection, "there");

    @AfterEach
    void close() {
        redis.shutdown();
    }

    @Test
    void electsOneNodeAndKeepsToIt() {
        assertThat(isHeld(here)).isTrue();
        assertThat(isHeld(there)).isFalse();
        assertThat(isHeld(here)).isTrue();
    }

    @Test
    void isRenewedByEachRound() {
        isHeld(here);
        connection.sync().pexpire("tg:probes", 500);

        isHeld(here);

        assertThat(connection.sync().pttl("tg:probes")).isGreaterThan(500);
    }

    @Test
    void passesToAnotherNodeWhenItsHolderIsGone() {
        isHeld(here);

        connection.sync().pexpire("tg:probes", 1);

        await().atMost(PATIENCE).until(() -> isHeld(there));
    }

    @Test
    void letsEachNodeProbeForItselfWhileRedisIsAway() {
        redis.shutdown();

        assertThat(isHeld(here)).isTrue();
        assertThat(isHeld(there)).isTrue();
    }

    private static boolean isHeld(ProbeLease lease) {
        return Boolean.TRUE.equals(lease.isHeld().block(PATIENCE));
    }
}

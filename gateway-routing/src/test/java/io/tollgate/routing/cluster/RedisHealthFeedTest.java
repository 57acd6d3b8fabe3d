package io.tollgate.routing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.CallWatch;
import io.tollgate.routing.health.Condition;
import io.tollgate.routing.health.HealthBook;
import io.tollgate.routing.health.Standing;
import io.tollgate.testkit.TestServers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisHealthFeedTest {

    private static final Duration PROMISED = Duration.ofSeconds(1);
    private static final Offering ALDER =
            Samples.offering("alder", URI.create("https://alder.example"), Optional.empty());
    private static final Credential MAIN = ALDER.credentials().get(0);
    private static final Catalogue CATALOGUE = new Catalogue(1, List.of(Samples.MODEL), List.of(ALDER));

    private final RedisClient redis = RedisClient.create(TestServers.freshRedisUrl());
    private volatile Instant now = Instant.parse("2026-08-01T12:00:00Z");
    private final HealthBook here = new HealthBook(() -> now, Condition.UNTRIED);
    private final HealthBook there = new HealthBook(() -> now, Condition.UNTRIED);
    private final RedisHealthFeed feedHere = feed(here, "here");
    private final RedisHealthFeed feedThere = feed(there, "there");

    private RedisHealthFeed feed(HealthBook book, String node) {
        return new RedisHealthFeed(redis, redis.connect(), book, () -> CATALOGUE, node);
    }

    @AfterEach
    void close() {
        feedHere.close();
        feedThere.close();
        redis.shutdown();
    }

    @Test
    void opensOnEveryNodeWhatFailsOnOne() {
        calls(here, 3, CallWatch::failed);

        await().atMost(PROMISED).until(() -> standing(there) == Standing.OPEN);
    }

    @Test
    void closesOnEveryNodeWhatHasRecoveredOnOneAndRampsItUp() {
        calls(here, 3, CallWatch::failed);
        await().atMost(PROMISED).until(() -> standing(there) == Standing.OPEN);
        now = now.plusSeconds(10);

        calls(here, 5, CallWatch::succeeded);

        await().atMost(PROMISED).until(() -> standing(there) == Standing.CLOSED);
        assertThat(there.snapshot().condition(ALDER, MAIN).share()).isEqualTo(0.1);
    }

    @Test
    void keepsOpenOnEveryNodeWhatDoesNotAnswerOnesProbes() {
        calls(here, 3, CallWatch::failed);
        await().atMost(PROMISED).until(() -> standing(there) == Standing.OPEN);
        now = now.plusSeconds(8);

        here.probeFailed(ALDER, MAIN);
        now = now.plusSeconds(2);

        await().atMost(PROMISED).until(() -> standing(there) == Standing.OPEN);
    }

    @Test
    void parksNowhereWhatAProviderTakesAfterAll() {
        calls(here, 1, CallWatch::credentialRefused);
        calls(there, 1, CallWatch::credentialRefused);
        assertThat(standing(there)).isEqualTo(Standing.PARKED);

        here.accepted(MAIN);

        await().atMost(PROMISED).until(() -> standing(there) == Standing.CLOSED);
        assertThat(standing(here)).isEqualTo(Standing.CLOSED);
        assertThat(AcceptedMessage.read("here opened alder main")).isEmpty();
    }

    @Test
    void believesItsOwnEyesMore() {
        calls(there, 1, CallWatch::succeeded);

        calls(here, 3, CallWatch::failed);

        await().during(Duration.ofMillis(300)).atMost(PROMISED).until(() -> standing(there) == Standing.CLOSED);
    }

    @Test
    void goesByWhatItSeesItselfWhileRedisIsAway() {
        redis.shutdown();

        calls(there, 3, CallWatch::failed);

        assertThat(standing(there)).isEqualTo(Standing.OPEN);
        assertThat(standing(here)).isEqualTo(Standing.CLOSED);
    }

    @Test
    void ignoresWhatItDoesNotUnderstand() {
        assertThat(TurnMessage.read("here parked alder main")).isEmpty();
        assertThat(TurnMessage.read("")).isEmpty();
    }

    private static Standing standing(HealthBook book) {
        return book.snapshot().standing(ALDER, MAIN);
    }

    private static void calls(HealthBook book, int times, Consumer<CallWatch> outcome) {
        for (int i = 0; i < times; i++) {
            CallWatch call = book.begin(ALDER, MAIN);
            outcome.accept(call);
            call.ended();
        }
    }
}

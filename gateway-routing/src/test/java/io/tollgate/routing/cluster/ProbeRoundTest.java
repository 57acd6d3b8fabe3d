package io.tollgate.routing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.tollgate.routing.Samples;
import io.tollgate.routing.call.ProbedProviders;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.CallWatch;
import io.tollgate.routing.health.Condition;
import io.tollgate.routing.health.HealthBook;
import io.tollgate.routing.health.Standing;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.SimulatedProvider;
import io.tollgate.simulator.Simulator;
import io.tollgate.testkit.TestServers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeRoundTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Simulator simulator = Simulator.start();
    private final SimulatedProvider alder = simulator.provider("alder");
    private final Offering offering =
            Samples.offering("alder", URI.create(simulator.baseUrl("alder")), Optional.empty());
    private final Credential credential = offering.credentials().get(0);
    private final Catalogue catalogue = new Catalogue(1, List.of(Samples.MODEL), List.of(offering));
    private final RedisClient redis = RedisClient.create(TestServers.freshRedisUrl());
    private final ProbedProviders providers = new ProbedProviders();
    private Instant now = Instant.parse("2026-08-01T12:00:00Z");
    private final HealthBook health = new HealthBook(() -> now, Condition.UNTRIED);

    @AfterEach
    void close() {
        providers.close();
        redis.shutdown();
        simulator.close();
    }

    private void round(String node) {
        ProbeLease lease = new ProbeLease(redis.connect(), node);
        new ProbeRound(() -> catalogue, health, providers.probe(), lease).run().block(PATIENCE);
    }

    private void open() {
        for (int i = 0; i < 3; i++) {
            CallWatch call = health.begin(offering, credential);
            call.failed();
            call.ended();
        }
    }

    private Standing standingAfterTenSeconds() {
        now = now.plusSeconds(10);
        return health.snapshot().standing(offering, credential);
    }

    @Test
    void keepsAProviderOpenThatCannotBeReached() {
        alder.fail(new Fault.ResetBeforeHeaders());
        open();
        now = now.plusSeconds(9);

        round("here");
        now = now.plusSeconds(2);

        assertThat(health.snapshot().standing(offering, credential)).isEqualTo(Standing.OPEN);
    }

    @Test
    void keepsAProviderOpenThatSaysNothing() {
        alder.fail(new Fault.StallBeforeHeaders());
        open();
        now = now.plusSeconds(9);

        round("here");
        now = now.plusSeconds(2);

        assertThat(health.snapshot().standing(offering, credential)).isEqualTo(Standing.OPEN);
    }

    @Test
    void letsCallsTryAProviderThatAnswers() {
        open();

        round("here");

        assertThat(standingAfterTenSeconds()).isEqualTo(Standing.HALF_OPEN);
    }

    @Test
    void leavesItToTheNodeWhoseTurnItIs() {
        assertThat(new ProbeLease(redis.connect(), "there").isHeld().block(PATIENCE))
                .isTrue();
        alder.fail(new Fault.ResetBeforeHeaders());
        open();
        now = now.plusSeconds(9);

        round("here");
        now = now.plusSeconds(2);

        assertThat(health.snapshot().standing(offering, credential)).isEqualTo(Standing.HALF_OPEN);
    }
}

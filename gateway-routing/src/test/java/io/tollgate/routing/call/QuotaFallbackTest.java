package io.tollgate.routing.call;

import static io.tollgate.routing.call.Caller.outcome;
import static io.tollgate.routing.call.Caller.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.tollgate.routing.call.CallOutcome.Exhausted;
import io.tollgate.routing.catalogue.Quota;
import io.tollgate.routing.health.Standing;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.quota.CredentialQuotas;
import io.tollgate.simulator.Simulator;
import io.tollgate.testkit.TestServers;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuotaFallbackTest {

    private final RedisClient redis = RedisClient.create(TestServers.freshRedisUrl());
    private final Simulator simulator = Simulator.start();
    private final Caller caller = new Caller(simulator, CredentialQuotas.over(redis.connect(), "here"));
    private final Attempt alder = within(caller.at("alder"), new Quota(OptionalLong.of(1), OptionalLong.empty()));
    private final Attempt birch = caller.at("birch");

    private static Attempt within(Attempt attempt, Quota quota) {
        return new Attempt(attempt.offering(), attempt.credential().within(quota));
    }

    @AfterEach
    void close() {
        caller.close();
        simulator.close();
        redis.shutdown();
    }

    @Test
    void asksTheNextOneWhenACredentialsQuotaIsUsedUp() {
        outcome(caller.complete(alder, birch));

        CallOutcome second = outcome(caller.complete(alder, birch));

        assertThat(outcomes(second)).containsExactly("quota_used_up", "served");
        assertThat(simulator.provider("alder").received()).hasSize(1);
        assertThat(caller.health().standing(alder.offering(), alder.credential()))
                .isEqualTo(Standing.QUOTA_USED_UP);
    }

    @Test
    void asksNobodyOfWhomMoreThanTheQuotaWouldBeAsked() {
        outcome(caller.complete(alder));

        CallOutcome second = outcome(caller.complete(alder));

        assertThat(second).isInstanceOf(Exhausted.class);
        assertThat(outcomes(second)).containsExactly("quota_used_up");
        assertThat(second.attempts().get(0).pause().orElseThrow()).isPositive();
        assertThat(simulator.provider("alder").received()).hasSize(1);
    }

    @Test
    void countsTheTokensThatTheProviderCounted() {
        Attempt counted = within(caller.at("cedar"), new Quota(OptionalLong.empty(), OptionalLong.of(1_100)));

        CallOutcome first = outcome(caller.complete(counted));
        CallOutcome second = outcome(caller.complete(counted));

        assertThat(outcomes(first)).containsExactly("served");
        assertThat(outcomes(second)).containsExactly("quota_used_up");
    }
}

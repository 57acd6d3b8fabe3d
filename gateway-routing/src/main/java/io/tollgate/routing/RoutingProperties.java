package io.tollgate.routing;

import io.tollgate.routing.health.Condition;
import io.tollgate.routing.plan.Nearness;
import io.tollgate.routing.plan.RoutingPolicy;
import io.tollgate.routing.plan.Strategy;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How offerings are chosen where nobody says otherwise.
 *
 * @param strategy of requests for which neither they themselves nor a policy name one
 * @param expectedTtft what is expected of an offering that was never called, until its first token
 * @param expectedTokenTime the same for each token after the first
 * @param hedging whether second attempts are made where a document asks for them
 * @param region of this node, in the words of the offerings' regions; empty: every region is the same
 * @param regionDetour how much later a first token is expected from another region
 * @param planSample of how many of a hundred requests the whole plan is kept with the row
 */
@ConfigurationProperties("tollgate.routing")
public record RoutingProperties(
        @DefaultValue("balanced") Strategy strategy,
        @DefaultValue("800ms") Duration expectedTtft,
        @DefaultValue("20ms") Duration expectedTokenTime,
        @DefaultValue("true") boolean hedging,
        @DefaultValue("") String region,
        @DefaultValue("100ms") Duration regionDetour,
        @DefaultValue("1") double planSample) {

    public RoutingProperties {
        requirePositive("expected-ttft", expectedTtft);
        requirePositive("expected-token-time", expectedTokenTime);
        requirePositive("region-detour", regionDetour);
        if (!(planSample >= 0 && planSample <= 100)) {
            throw new IllegalArgumentException(
                    "tollgate.routing.plan-sample: " + planSample + " is not a percentage from 0 to 100");
        }
    }

    public RoutingPolicy policy() {
        return RoutingPolicy.of(strategy).near(new Nearness(region, regionDetour.toNanos() / 1e6, false));
    }

    Condition untried() {
        return Condition.untried(expectedTtft.toNanos() / 1e6, expectedTokenTime.toNanos() / 1e6);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(
                    "tollgate.routing." + name + ": " + duration + " is not longer than nothing; for example 500ms");
        }
    }
}

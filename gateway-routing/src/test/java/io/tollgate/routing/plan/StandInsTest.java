package io.tollgate.routing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.DataPolicy;
import io.tollgate.routing.catalogue.Model;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.health.Condition;
import io.tollgate.routing.health.HealthSnapshot;
import io.tollgate.routing.health.Standing;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandInsTest {

    private static final Model LARGE = new Model("large", "Large", 100_000, 10_000, Set.of());
    private static final Model SMALL = new Model("small", "Small", 100_000, 10_000, Set.of());
    private static final Offering ONE = offering(LARGE, "one");
    private static final Offering TWO = offering(LARGE, "two");
    private static final Offering INSTEAD = offering(SMALL, "instead");
    private static final Condition CRAWLING = new Condition(Standing.CLOSED, 4_000, 0, 20, 0, 1, 0, 1);

    private HealthSnapshot health = HealthSnapshot.ALL_WELL;

    @Test
    void areTriedLastWhileSomethingElseCanServe() {
        is(ONE, Standing.OPEN);

        Plan.Attempts plan = plan(false);

        assertThat(offerings(plan)).containsExactly("two", "one", "instead");
        assertThat(plan.downshift().flatMap(Downshift::because)).isEmpty();
    }

    @Test
    void areTriedFirstWhenNothingElseCan() {
        is(ONE, Standing.COOLING).is(TWO, Standing.OPEN);

        Plan.Attempts plan = plan(false);

        assertThat(offerings(plan)).containsExactly("instead", "one", "two");
        assertThat(plan.downshift().flatMap(Downshift::because)).contains("rate_limited");
    }

    @Test
    void areNotTriedFirstWhenTheyCannotServeEither() {
        is(ONE, Standing.OPEN).is(TWO, Standing.OPEN).is(INSTEAD, Standing.OPEN);

        assertThat(offerings(plan(false))).last().isEqualTo("instead");
    }

    @Test
    void standInForSlowOnesWhenTheRequestHasTime() {
        is(ONE, Standing.OPEN);
        health = health.with(TWO, TWO.credentials().get(0), CRAWLING);

        assertThat(offerings(plan(false))).first().isEqualTo("two");
        assertThat(offerings(plan(true))).first().isEqualTo("instead");
        assertThat(plan(true).downshift().flatMap(Downshift::because)).contains("slow");
    }

    @Test
    void tellWhyTheyServed() {
        Downshift downshift = plan(false).downshift().orElseThrow();

        assertThat(downshift.reason(attempt(INSTEAD))).contains("failed");
        assertThat(downshift.reason(attempt(ONE))).isEmpty();
        assertThat(downshift.asked()).isEqualTo("large");
    }

    private StandInsTest is(Offering offering, Standing standing) {
        health = health.with(offering, offering.credentials().get(0), standing);
        return this;
    }

    private Plan.Attempts plan(boolean patient) {
        RoutingPolicy policy = RoutingPolicy.of(Strategy.PRICE);
        Need need = new Need("large", 100, OptionalLong.empty(), Set.of(), false, 7);
        Itinerary itinerary = new Itinerary(
                "large",
                List.of(new Course(need, policy)),
                List.of(new Course(need.withModel("small"), policy)),
                patient);
        Catalogue catalogue = new Catalogue(1, List.of(LARGE, SMALL), List.of(ONE, TWO, INSTEAD));
        return (Plan.Attempts) Planner.plan(itinerary, catalogue, health);
    }

    private static List<String> offerings(Plan.Attempts plan) {
        return plan.attempts().stream()
                .map(attempt -> attempt.offering().slug())
                .toList();
    }

    private static Attempt attempt(Offering offering) {
        return new Attempt(offering, offering.credentials().get(0));
    }

    private static Offering offering(Model model, String slug) {
        return new Offering(
                slug,
                model,
                new ProviderEntry(slug, slug, Protocol.OPENAI, URI.create("https://x.example"), DataPolicy.UNKNOWN),
                "up",
                Optional.empty(),
                Optional.empty(),
                0,
                1,
                Optional.of(Samples.price("1", "1")),
                List.of(Samples.credential(slug, "main")));
    }
}

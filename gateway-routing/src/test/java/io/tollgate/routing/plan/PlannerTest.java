package io.tollgate.routing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.PriceVersion;
import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.HealthSnapshot;
import io.tollgate.routing.health.Standing;
import io.tollgate.routing.plan.Plan.Attempts;
import io.tollgate.routing.plan.Plan.ModelUnknown;
import io.tollgate.routing.plan.Plan.NoOffering;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final URI ANYWHERE = URI.create("https://provider.example/v1");
    private static final RoutingPolicy BY_PRICE = RoutingPolicy.of(Strategy.PRICE);
    private static final Need NEED = need(OptionalLong.empty());

    @Property
    void triesEveryPricedOfferingWithEveryCredentialOnce(
            @ForAll("offerings") List<Offering> offerings, @ForAll Strategy strategy) {
        List<Attempt> expected = new ArrayList<>();
        offerings.stream()
                .filter(offering -> offering.price().isPresent())
                .forEach(offering ->
                        offering.credentials().forEach(credential -> expected.add(new Attempt(offering, credential))));

        assertThat(attempts(offerings, RoutingPolicy.of(strategy))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Property
    void neverPutsADearerOfferingFirst(@ForAll("offerings") List<Offering> offerings) {
        List<Long> costs = attempts(offerings, HealthSnapshot.ALL_WELL).stream()
                .map(attempt -> expectedCost(attempt.offering()))
                .toList();

        assertThat(costs).isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Property
    void plansTheSameInWhateverOrderTheCatalogueIs(
            @ForAll("offerings") List<Offering> offerings, @ForAll long seed, @ForAll Strategy strategy) {
        List<Offering> shuffled = new ArrayList<>(offerings);
        Collections.shuffle(shuffled, new Random(seed));
        RoutingPolicy policy = RoutingPolicy.of(strategy);

        assertThat(Planner.plan(NEED, policy, catalogue(shuffled), HealthSnapshot.ALL_WELL))
                .isEqualTo(Planner.plan(NEED, policy, catalogue(offerings), HealthSnapshot.ALL_WELL));
    }

    @Property
    void triesWhatStandsWorseLater(@ForAll("offerings") List<Offering> offerings, @ForAll List<Standing> standings) {
        HealthSnapshot health = HealthSnapshot.ALL_WELL;
        for (int i = 0; i < Math.min(offerings.size(), standings.size()); i++) {
            for (Credential credential : offerings.get(i).credentials()) {
                health = health.with(offerings.get(i), credential, standings.get(i));
            }
        }
        HealthSnapshot told = health;

        List<Attempt> attempts = attempts(offerings, told);

        assertThat(attempts.stream()
                        .map(attempt -> told.standing(attempt.offering(), attempt.credential())
                                .rank()))
                .isSorted();
        assertThat(attempts).hasSameSizeAs(attempts(offerings, HealthSnapshot.ALL_WELL));
    }

    @Provide
    Arbitrary<List<Offering>> offerings() {
        Arbitrary<Optional<PriceVersion>> prices = Combinators.combine(
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(0, 20))
                .as((input, output) -> Samples.price(Integer.toString(input), Integer.toString(output)))
                .optional(0.9);
        Arbitrary<String> names = Arbitraries.of("alder", "birch", "cedar", "fir", "oak", "yew");
        return names.list()
                .uniqueElements()
                .flatMap(unique -> Combinators.combine(
                                prices.list().ofSize(unique.size()),
                                Arbitraries.integers().between(0, 2).list().ofSize(unique.size()),
                                Arbitraries.integers().between(0, 3).list().ofSize(unique.size()))
                        .as((priced, keys, priorities) -> offerings(unique, priced, keys, priorities)));
    }

    private static List<Offering> offerings(
            List<String> names, List<Optional<PriceVersion>> prices, List<Integer> keys, List<Integer> priorities) {
        List<Offering> offerings = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            offerings.add(offering(names.get(i), prices.get(i), keys.get(i), priorities.get(i)));
        }
        return offerings;
    }

    @Test
    void prefersTheLowerPriorityNumberAndThenTheSlugAmongEqualPrices() {
        Optional<PriceVersion> price = Optional.of(Samples.price("1", "1"));

        assertThat(attempts(
                        List.of(
                                offering("birch", price, 1, 1),
                                offering("alder", price, 1, 1),
                                offering("cedar", price, 1, 0)),
                        HealthSnapshot.ALL_WELL))
                .extracting(attempt -> attempt.offering().provider().slug())
                .containsExactly("cedar", "alder", "birch");
    }

    @Test
    void countsTheOutputThatTheRequestAllows() {
        Offering dearInput = offering("dear-input", Optional.of(Samples.price("2", "1")), 1, 0);
        Offering dearOutput = offering("dear-output", Optional.of(Samples.price("1", "4")), 1, 0);
        Catalogue catalogue = catalogue(List.of(dearInput, dearOutput));

        Plan longAnswer = plan(need(OptionalLong.of(5_000)), catalogue);
        Plan shortAnswer = plan(need(OptionalLong.of(10)), catalogue);

        assertThat(first(longAnswer)).isEqualTo(dearInput);
        assertThat(first(shortAnswer)).isEqualTo(dearOutput);
    }

    @Test
    void saysWhyThereIsNothingToTry() {
        assertThat(Planner.plan(NEED, BY_PRICE, Catalogue.EMPTY, HealthSnapshot.ALL_WELL))
                .isEqualTo(new ModelUnknown("small-1"));
        assertRefused(List.of(), NEED, "no_offering", "small-1");
        assertRefused(List.of(offering("alder", Optional.empty(), 1, 0)), NEED, "offering_unpriced", "small-1");
        assertRefused(
                List.of(offering("alder", Optional.of(Samples.price("1", "1")), 0, 0)),
                NEED,
                "no_credential",
                "small-1");
    }

    @Test
    void refusesWhatTheModelCannotDo() {
        List<Offering> offerings = List.of(offering("alder", Optional.of(Samples.price("1", "1")), 1, 0));

        assertRefused(
                offerings,
                new Need("small-1", 10, OptionalLong.empty(), Set.of(Capability.VISION), false, 7),
                "capability_missing",
                "vision");
        assertRefused(offerings, need(OptionalLong.of(200_000)), "context_length_exceeded", "128000");
    }

    @Test
    void refusesAPromptThatNoContextHoldsAndNamesOfferingAndLimit() {
        List<Offering> offerings = List.of(offering("alder", Optional.of(Samples.price("1", "1")), 1, 0));

        assertThat(plan(need(OptionalLong.of(1_000)).withLeastInputTokens(127_000), catalogue(offerings)))
                .isInstanceOf(Attempts.class);
        assertRefused(
                offerings,
                need(OptionalLong.of(1_000)).withLeastInputTokens(127_001),
                "context_length_exceeded",
                "at least 128001 tokens (127001 of its prompt)");
        assertRefused(
                offerings,
                need(OptionalLong.empty()).withLeastInputTokens(128_001),
                "context_length_exceeded",
                offerings.get(0).slug() + " (128000)");
    }

    private static void assertRefused(List<Offering> offerings, Need need, String code, String saying) {
        assertThat(plan(need, catalogue(offerings))).isInstanceOfSatisfying(NoOffering.class, none -> {
            assertThat(none.code()).isEqualTo(code);
            assertThat(none.reason()).contains(saying);
        });
    }

    private static Offering first(Plan plan) {
        return ((Attempts) plan).attempts().get(0).offering();
    }

    private static List<Attempt> attempts(List<Offering> offerings, HealthSnapshot health) {
        Plan plan = Planner.plan(NEED, BY_PRICE, catalogue(offerings), health);
        return plan instanceof Attempts found ? found.attempts() : List.of();
    }

    private static List<Attempt> attempts(List<Offering> offerings, RoutingPolicy policy) {
        Plan plan = Planner.plan(NEED, policy, catalogue(offerings), HealthSnapshot.ALL_WELL);
        return plan instanceof Attempts found ? found.attempts() : List.of();
    }

    private static Plan plan(Need need, Catalogue catalogue) {
        return Planner.plan(need, BY_PRICE, catalogue, HealthSnapshot.ALL_WELL);
    }

    private static Catalogue catalogue(List<Offering> offerings) {
        return new Catalogue(1, List.of(Samples.MODEL), offerings);
    }

    private static Need need(OptionalLong requestedOutput) {
        return new Need("small-1", 1_000, requestedOutput, Set.of(Capability.CHAT), true, 7);
    }

    private static long expectedCost(Offering offering) {
        return offering.price()
                .map(price -> 1_000 * price.list().standard().input()
                        + 1_000 * price.list().standard().output())
                .orElseThrow();
    }

    private static Offering offering(String name, Optional<PriceVersion> price, int credentials, int priority) {
        Offering sample = Samples.offering(name, ANYWHERE, price);
        List<Credential> keys = new ArrayList<>();
        for (int i = 0; i < credentials; i++) {
            keys.add(Samples.credential(name, "key-" + i));
        }
        return new Offering(
                sample.slug(),
                sample.model(),
                sample.provider(),
                sample.upstreamModel(),
                sample.region(),
                sample.quantization(),
                priority,
                1,
                price,
                keys);
    }
}

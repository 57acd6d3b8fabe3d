package io.tollgate.routing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.catalogue.DataPolicy;
import io.tollgate.routing.catalogue.Quantization;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConstraintsTest {

    private static final Constraints ANY = Constraints.NONE;

    @Test
    void callsOnlyProvidersThatAreAllowed() {
        Sellers sellers = new Sellers().sells("a", "1").sells("b", "2").sells("c", "3");

        assertThat(sellers.tries(under(providers("c", "a")))).containsExactly("a", "c");
        assertThat(sellers.tries(under(ignoring("a")))).containsExactly("b", "c");
    }

    @Test
    void staysInTheRegions() {
        Sellers sellers = new Sellers()
                .sellsFrom("paris", "eu", "fp8")
                .sellsFrom("ohio", "us", "fp8")
                .sells("nowhere", "1");

        assertThat(sellers.tries(under(regions("eu")))).containsExactly("paris");
    }

    @Test
    void takesNoCoarserQuantization() {
        Sellers sellers = new Sellers()
                .sellsFrom("coarse", "eu", "int4")
                .sellsFrom("fine", "eu", "bf16")
                .sellsFrom("middling", "eu", "fp8")
                .sells("silent", "1");

        assertThat(sellers.tries(under(atLeast(Quantization.FP8)))).containsExactly("fine", "middling");
        assertThat(sellers.tries(under(quantizations("int4", "unknown")))).containsExactly("coarse", "silent");
    }

    @Test
    void trustsOnlyPromisesAboutData() {
        Sellers sellers = new Sellers()
                .promises("silent", DataPolicy.UNKNOWN)
                .promises("keeps", new DataPolicy(false, true))
                .promises("forgets", new DataPolicy(false, false));

        assertThat(sellers.tries(under(data(true, false)))).containsExactly("forgets", "keeps");
        assertThat(sellers.tries(under(data(true, true)))).containsExactly("forgets");
    }

    @Test
    void paysNoMoreThanTheMost() {
        Sellers sellers = new Sellers().sells("cheap", "1").sells("dear", "2");

        assertThat(sellers.tries(under(maxPrice(1_500_000)))).containsExactly("cheap");
    }

    @Test
    void waitsNoLongerForTheFirstTokenThanTheMostAsFarAsThatIsKnown() {
        Sellers sellers = new Sellers().sells("slow", "1").sells("fast", "2").sells("untried", "3");
        sellers.takes("slow", 900, 1).takes("fast", 200, 1);

        assertThat(sellers.tries(under(maxTtft(500)))).containsExactly("fast", "untried");
    }

    @Test
    void saysWhatRuledEachOfferingOut() {
        Plan plan = new Sellers()
                .sellsFrom("ohio", "us", "fp8")
                .sells("dear", "9")
                .plan(under(regions("us").and(maxPrice(1))), 1);

        assertThat(plan).isInstanceOfSatisfying(Plan.NoOffering.class, none -> {
            assertThat(none.code()).isEqualTo("no_offering_allowed");
            assertThat(none.reason()).contains("ohio (it is dearer than max_price)", "dear (its region");
        });
    }

    @Property
    void bothConstraintsAllowOnlyWhatEachAllows(
            @ForAll("constraints") Constraints one, @ForAll("constraints") Constraints other) {
        Sellers sellers = new Sellers()
                .sellsFrom("a", "eu", "int4")
                .sellsFrom("b", "us", "fp8")
                .sells("c", "3")
                .promises("d", new DataPolicy(false, false));
        Set<String> each = new HashSet<>(sellers.tries(under(one)));
        each.retainAll(sellers.tries(under(other)));

        assertThat(sellers.tries(under(one.and(other)))).containsExactlyInAnyOrderElementsOf(each);
        assertThat(sellers.tries(under(other.and(one)))).containsExactlyInAnyOrderElementsOf(each);
    }

    @Provide
    Arbitrary<Constraints> constraints() {
        return Arbitraries.of(
                ANY,
                providers("a", "b"),
                providers("b", "c", "d"),
                ignoring("b"),
                ignoring("a", "d"),
                regions("eu", "us"),
                regions("us"),
                quantizations("int4", "unknown"),
                quantizations("fp8", "int4"),
                atLeast(Quantization.INT4),
                atLeast(Quantization.BF16),
                data(true, false),
                data(false, true),
                maxPrice(2_000_000),
                maxPrice(500_000),
                maxTtft(5));
    }

    private static RoutingPolicy under(Constraints constraints) {
        return RoutingPolicy.of(Strategy.PRICE).with(constraints);
    }

    private static Constraints providers(String... slugs) {
        return with(Optional.of(Set.of(slugs)), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Constraints ignoring(String... slugs) {
        return with(Optional.empty(), Set.of(slugs), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Constraints regions(String... regions) {
        return with(Optional.empty(), Set.of(), Optional.of(Set.of(regions)), Optional.empty(), Optional.empty());
    }

    private static Constraints quantizations(String... labels) {
        return with(Optional.empty(), Set.of(), Optional.empty(), Optional.of(Set.of(labels)), Optional.empty());
    }

    private static Constraints atLeast(Quantization least) {
        return with(Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.of(least));
    }

    private static Constraints with(
            Optional<Set<String>> providers,
            Set<String> ignored,
            Optional<Set<String>> regions,
            Optional<Set<String>> quantizations,
            Optional<Quantization> least) {
        return new Constraints(
                providers,
                ignored,
                regions,
                quantizations,
                least,
                false,
                false,
                PriceCeiling.NONE,
                ANY.maxTtftMillis());
    }

    private static Constraints data(boolean noTraining, boolean zeroRetention) {
        return rest(noTraining, zeroRetention, PriceCeiling.NONE, OptionalLong.empty());
    }

    private static Constraints maxPrice(long input) {
        return rest(
                false,
                false,
                new PriceCeiling(OptionalLong.of(input), OptionalLong.empty(), OptionalLong.empty()),
                OptionalLong.empty());
    }

    private static Constraints maxTtft(long millis) {
        return rest(false, false, PriceCeiling.NONE, OptionalLong.of(millis));
    }

    private static Constraints rest(
            boolean noTraining, boolean zeroRetention, PriceCeiling maxPrice, OptionalLong maxTtft) {
        return new Constraints(
                ANY.providers(),
                ANY.ignored(),
                ANY.regions(),
                ANY.quantizations(),
                ANY.minimumQuantization(),
                noTraining,
                zeroRetention,
                maxPrice,
                maxTtft);
    }
}

package io.tollgate.routing.plan;

import io.tollgate.billing.price.PriceVersion;
import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.DataPolicy;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.health.Condition;
import io.tollgate.routing.health.HealthSnapshot;
import io.tollgate.routing.health.Standing;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

/** Providers of one model, and what is planned among them. */
final class Sellers {

    private final Map<String, Offering> offerings = new LinkedHashMap<>();
    private HealthSnapshot health = HealthSnapshot.ALL_WELL;

    /** A provider that sells at this price, in and out, with one credential. */
    Sellers sells(String name, String price) {
        return sells(name, price, 0, 1);
    }

    Sellers sells(String name, String price, int priority, int weight) {
        return add(name, price, Optional.empty(), Optional.empty(), priority, weight, DataPolicy.UNKNOWN);
    }

    Sellers sellsFrom(String name, String region, String quantization) {
        return add(name, "1", Optional.of(region), Optional.of(quantization), 0, 1, DataPolicy.UNKNOWN);
    }

    Sellers promises(String name, DataPolicy policy) {
        return add(name, "1", Optional.empty(), Optional.empty(), 0, 1, policy);
    }

    /** One that sells input which it has cached for less. */
    Sellers caches(String name, String price, String cached) {
        return add(
                name,
                Samples.price(price, price, cached),
                Optional.empty(),
                Optional.empty(),
                0,
                1,
                DataPolicy.UNKNOWN);
    }

    private Sellers add(
            String name,
            String price,
            Optional<String> region,
            Optional<String> quantization,
            int priority,
            int weight,
            DataPolicy data) {
        return add(name, Samples.price(price, price), region, quantization, priority, weight, data);
    }

    private Sellers add(
            String name,
            PriceVersion price,
            Optional<String> region,
            Optional<String> quantization,
            int priority,
            int weight,
            DataPolicy data) {
        URI url = URI.create("https://" + name + ".example");
        offerings.put(
                name,
                new Offering(
                        name,
                        Samples.MODEL,
                        new ProviderEntry(name, name, Protocol.OPENAI, url, data),
                        "upstream",
                        region,
                        quantization,
                        priority,
                        weight,
                        Optional.of(price),
                        List.of(Samples.credential(name, "main"))));
        return this;
    }

    /** It takes so long until the first token, and so long for each after it. */
    Sellers takes(String name, double ttftMillis, double tokenMillis) {
        return is(name, new Condition(Standing.CLOSED, ttftMillis, ttftMillis, tokenMillis, 0, 1, 0, 1));
    }

    Sellers is(String name, Condition condition) {
        Offering offering = offering(name);
        health = health.with(offering, offering.credentials().get(0), condition);
        return this;
    }

    Sellers is(String name, Standing standing) {
        return is(name, Condition.UNTRIED.withStanding(standing));
    }

    private Offering offering(String name) {
        return Optional.ofNullable(offerings.get(name)).orElseThrow();
    }

    Plan plan(RoutingPolicy policy, long seed) {
        return plan(policy, seed, Optional.empty());
    }

    private Plan plan(RoutingPolicy policy, long seed, Optional<Affinity> affinity) {
        return open(seed, affinity).plan(policy);
    }

    /** All that plans for one request are made of. */
    Market open(long seed, Optional<Affinity> affinity) {
        Need need = new Need(Samples.MODEL.id(), 1_000, OptionalLong.empty(), Set.of(Capability.CHAT), true, seed)
                .withAffinity(affinity);
        return new Market(need, new Catalogue(1, List.of(Samples.MODEL), offerings.values()), health);
    }

    record Market(Need need, Catalogue catalogue, HealthSnapshot health) {

        Plan plan(RoutingPolicy policy) {
            return Planner.plan(need, policy, catalogue, health);
        }
    }

    Optional<Home> home(RoutingPolicy policy, Affinity affinity) {
        return plan(policy, 7, Optional.of(affinity)) instanceof Plan.Attempts found ? found.home() : Optional.empty();
    }

    /** Whom the plan tries, the first first. */
    List<String> tries(RoutingPolicy policy) {
        return tries(policy, 7);
    }

    List<String> tries(RoutingPolicy policy, long seed) {
        return names(plan(policy, seed));
    }

    List<String> tries(RoutingPolicy policy, long seed, Affinity affinity) {
        return names(plan(policy, seed, Optional.of(affinity)));
    }

    private static List<String> names(Plan plan) {
        return plan instanceof Plan.Attempts found
                ? found.attempts().stream()
                        .map(attempt -> attempt.offering().slug())
                        .toList()
                : List.of();
    }

    /** How many of a hundred requests try it first, on average of many. */
    double share(String name, RoutingPolicy policy) {
        int requests = 20_000;
        return 100.0
                * LongStream.range(0, requests)
                        .filter(seed -> tries(policy, seed).get(0).equals(name))
                        .count()
                / requests;
    }
}

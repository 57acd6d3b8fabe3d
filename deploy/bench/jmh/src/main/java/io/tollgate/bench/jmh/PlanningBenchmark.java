package io.tollgate.bench.jmh;

import io.tollgate.billing.price.PriceVersion;
import io.tollgate.billing.price.Tariff;
import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Model;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.health.Condition;
import io.tollgate.routing.health.HealthSnapshot;
import io.tollgate.routing.health.Standing;
import io.tollgate.routing.plan.Need;
import io.tollgate.routing.plan.Plan;
import io.tollgate.routing.plan.Planner;
import io.tollgate.routing.plan.RoutingPolicy;
import io.tollgate.routing.plan.Strategy;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** A request is planned over twenty offerings of its model. */
public class PlanningBenchmark extends StepBenchmark {

    private static final int CANDIDATES = 20;
    private static final Model MODEL =
            new Model("small-1", "Small", 1_000_000, 64_000, EnumSet.allOf(Capability.class));

    @Param({"PRICE", "LATENCY", "BALANCED", "WEIGHTED"})
    public Strategy strategy = Strategy.BALANCED;

    private final Catalogue catalogue;
    private final HealthSnapshot health;
    private long seed;

    public PlanningBenchmark() {
        List<Offering> offerings = new ArrayList<>();
        HealthSnapshot measured = HealthSnapshot.ALL_WELL;
        for (int i = 0; i < CANDIDATES; i++) {
            Offering offering = offering(i);
            offerings.add(offering);
            Condition condition = new Condition(Standing.CLOSED, 300 + i, 300 + i, 20, 0, 1, 0, 1);
            measured = measured.with(offering, offering.credentials().get(0), condition);
        }
        this.catalogue = new Catalogue(1, List.of(MODEL), offerings);
        this.health = measured;
    }

    @Benchmark
    public Plan plan() {
        Need need = new Need(MODEL.id(), 1_000, OptionalLong.empty(), Set.of(Capability.CHAT), true, seed++);
        return Planner.plan(need, RoutingPolicy.of(strategy), catalogue, health);
    }

    private static Offering offering(int number) {
        String name = "seller-" + number;
        Tariff price = Tariff.parse(Map.of("input", Integer.toString(1 + number % 5), "output", "9"));
        return new Offering(
                name,
                MODEL,
                new ProviderEntry(name, name, Protocol.OPENAI, URI.create("http://localhost")),
                "upstream",
                Optional.empty(),
                Optional.empty(),
                0,
                1,
                Optional.of(new PriceVersion(new UUID(0, number), price, price)),
                List.of(new Credential(name + "-main", name, new ApiKey("sk-" + number))));
    }
}

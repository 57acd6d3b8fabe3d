package io.tollgate.routing.cluster;

import io.tollgate.routing.call.ProviderProbe;
import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.health.HealthBook;
import io.tollgate.routing.health.HealthSnapshot;
import io.tollgate.routing.health.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Asks the providers of what is open whether they answer at all, so that callers' requests need not find out. */
public final class ProbeRound {

    /** Between two rounds. */
    public static final Duration PAUSE = Duration.ofSeconds(5);

    private static final int AT_ONCE = 8;

    private final Supplier<Catalogue> catalogue;
    private final HealthBook health;
    private final ProviderProbe probe;
    private final ProbeLease lease;

    public ProbeRound(Supplier<Catalogue> catalogue, HealthBook health, ProviderProbe probe, ProbeLease lease) {
        this.catalogue = catalogue;
        this.health = health;
        this.probe = probe;
        this.lease = lease;
    }

    /** One round: one call for each key of the operator's that is open somewhere, by the node whose turn it is. */
    public Mono<Void> run() {
        return Mono.fromSupplier(this::open)
                .filter(open -> !open.isEmpty())
                .filterWhen(open -> lease.isHeld())
                .flatMapIterable(Map::entrySet)
                .flatMap(door -> probe(door.getKey(), door.getValue()), AT_ONCE)
                .then();
    }

    private Mono<Void> probe(Door door, List<Suspect> suspects) {
        return probe.isInTrouble(door.provider(), door.key())
                .filter(trouble -> trouble)
                .doOnNext(trouble ->
                        suspects.forEach(suspect -> health.probeFailed(suspect.offering(), suspect.credential())))
                .then();
    }

    private Map<Door, List<Suspect>> open() {
        Map<Door, List<Suspect>> open = new LinkedHashMap<>();
        Catalogue snapshot = catalogue.get();
        HealthSnapshot now = health.snapshot();
        snapshot.models().stream()
                .flatMap(model -> snapshot.offerings(model.id()).stream())
                .forEach(offering -> addOpen(open, offering, now));
        return open;
    }

    private static void addOpen(Map<Door, List<Suspect>> open, Offering offering, HealthSnapshot now) {
        for (Credential credential : offering.credentials()) {
            Standing standing = now.standing(offering, credential);
            if (standing == Standing.OPEN || standing == Standing.HALF_OPEN) {
                open.computeIfAbsent(new Door(offering.provider(), credential.apiKey()), door -> new ArrayList<>())
                        .add(new Suspect(offering, credential));
            }
        }
    }

    /** Where one probe tells of all offerings behind it. */
    private record Door(ProviderEntry provider, ApiKey key) {}

    private record Suspect(Offering offering, Credential credential) {}
}

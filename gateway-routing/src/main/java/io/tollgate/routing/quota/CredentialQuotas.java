package io.tollgate.routing.quota;

import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.plan.Attempt;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps credentials within what their providers let them use in a minute, on all nodes together. Slices are leased in the
 * background: to take of one asks nobody.
 */
public final class CredentialQuotas {

    /** How often a node that serves calls {@link #renew}. */
    public static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final QuotaLease leases;
    private final Slicing slicing;
    private final LongSupplier nanos;
    private final Map<String, CredentialPool> pools = new ConcurrentHashMap<>();

    CredentialQuotas(QuotaLease leases, Slicing slicing, LongSupplier nanos) {
        this.leases = leases;
        this.slicing = slicing;
        this.nanos = nanos;
    }

    /**
     * Those that the nodes share by this Redis.
     *
     * @param node a name that no other node has
     */
    public static CredentialQuotas over(StatefulRedisConnection<String, String> connection, String node) {
        return new CredentialQuotas(
                new RedisQuotaLease(connection, node, Slicing.MINUTES), Slicing.MINUTES, System::nanoTime);
    }

    /** Whether it is known here what this credential may be used for, as it is but for the first moments. */
    public boolean isReady(Credential credential) {
        return credential.quota().isNone() || pool(credential).isKnown();
    }

    /** Completes when it is. */
    public Mono<Void> ready(Credential credential) {
        return Mono.defer(() -> {
            CredentialPool pool = pool(credential);
            return Mono.when(lease(credential.slug(), pool), pool.ready());
        });
    }

    /** One request of this organization with so many tokens, prompt and answer together. */
    public Taken take(Credential credential, UUID organization, long tokens) {
        return credential.quota().isNone()
                ? Taken.Use.UNCOUNTED
                : pool(credential).take(organization, tokens);
    }

    /** How long none of these may be made for this organization; empty when one of them may. */
    public Optional<Duration> pause(List<Attempt> attempts, UUID organization) {
        Optional<Duration> shortest = Optional.empty();
        for (Attempt attempt : attempts) {
            Optional<Duration> pause = pause(attempt.credential(), organization);
            if (pause.isEmpty()) {
                return pause;
            }
            shortest =
                    shortest.filter(known -> known.compareTo(pause.get()) <= 0).or(() -> pause);
        }
        return shortest;
    }

    private Optional<Duration> pause(Credential credential, UUID organization) {
        return credential.quota().isNone() ? Optional.empty() : pool(credential).pauseOf(organization);
    }

    /** The slugs of those of which nobody may use anything now. */
    public Set<String> usedUp() {
        return pools.isEmpty()
                ? Set.of()
                : pools.entrySet().stream()
                        .filter(pool -> pool.getValue().isUsedUp())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    /** Leases what is due of the catalogue's credentials. */
    public Mono<Void> renew(Catalogue catalogue) {
        Map<String, CredentialPool> known = new HashMap<>();
        catalogue.models().stream()
                .flatMap(model -> catalogue.offerings(model.id()).stream())
                .flatMap(offering -> offering.credentials().stream())
                .filter(credential -> !credential.quota().isNone())
                .forEach(credential -> known.computeIfAbsent(credential.slug(), slug -> pool(credential)));
        pools.keySet().retainAll(known.keySet());
        return Flux.fromIterable(known.entrySet())
                .flatMap(pool -> lease(pool.getKey(), pool.getValue()))
                .then();
    }

    private Mono<Void> lease(String slug, CredentialPool pool) {
        Asked asked = pool.ask();
        return asked == null
                ? Mono.empty()
                : leases.lease(slug, asked)
                        .timeout(slicing.step())
                        .doOnNext(granted -> pool.granted(granted))
                        .onErrorResume(failure -> Mono.fromRunnable(() -> pool.failed(asked)))
                        .then();
    }

    /** A quota that was changed begins anew. */
    private CredentialPool pool(Credential credential) {
        CredentialPool known = pools.get(credential.slug());
        return known != null && known.isOf(credential.quota())
                ? known
                : pools.compute(
                        credential.slug(),
                        (slug, there) -> there != null && there.isOf(credential.quota())
                                ? there
                                : new CredentialPool(credential.quota(), slicing, nanos));
    }
}

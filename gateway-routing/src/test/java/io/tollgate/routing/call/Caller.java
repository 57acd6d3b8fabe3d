package io.tollgate.routing.call;

import io.tollgate.billing.EventLoops;
import io.tollgate.routing.Samples;
import io.tollgate.routing.call.CallOutcome.Streaming;
import io.tollgate.routing.catalogue.DataPolicy;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Wire;
import io.tollgate.routing.health.CallWatch;
import io.tollgate.routing.health.Condition;
import io.tollgate.routing.health.HealthBook;
import io.tollgate.routing.health.HealthSnapshot;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.ProviderFamilies;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.openai.OpenAiProvider;
import io.tollgate.routing.quota.CredentialQuotas;
import io.tollgate.routing.quota.Leases;
import io.tollgate.routing.signing.Signers;
import io.tollgate.simulator.Simulator;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** A real caller in front of simulated providers. */
final class Caller implements AutoCloseable {

    static final String BODY =
            "{\"model\":\"small-1\",\"messages\":[{\"role\":\"user\",\"content\":\"Hallo\"}],\"stream\":%s}";
    private static final UUID ORGANIZATION = new UUID(7, 8);

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Simulator simulator;
    private final UpstreamHttp connections;
    private final HealthBook health;
    private final FallbackCaller caller;
    private final Queue<Flux<StreamEvent>> streams = new ConcurrentLinkedQueue<>();

    /** One that waits longer than any test lasts. */
    Caller(Simulator simulator) {
        this(simulator, PATIENCE.multipliedBy(2), new AddressPolicy(true), new OpenAiProvider());
    }

    /** One that waits this long, and no longer. */
    Caller(Simulator simulator, Duration longest) {
        this(simulator, longest, new AddressPolicy(true), new OpenAiProvider());
    }

    Caller(Simulator simulator, AddressPolicy addresses) {
        this(simulator, PATIENCE.multipliedBy(2), addresses, new OpenAiProvider());
    }

    Caller(Simulator simulator, Provider family) {
        this(simulator, PATIENCE.multipliedBy(2), new AddressPolicy(true), family);
    }

    Caller(Simulator simulator, CredentialQuotas quotas) {
        this(simulator, PATIENCE.multipliedBy(2), new AddressPolicy(true), new OpenAiProvider(), quotas);
    }

    private Caller(Simulator simulator, Duration longest, AddressPolicy addresses, Provider family) {
        this(simulator, longest, addresses, family, Leases.none());
    }

    private Caller(
            Simulator simulator, Duration longest, AddressPolicy addresses, Provider family, CredentialQuotas quotas) {
        this.simulator = simulator;
        this.health = new HealthBook(InstantSource.system(), Condition.UNTRIED, quotas::usedUp);
        UpstreamProperties properties = new UpstreamProperties(
                PATIENCE,
                longest,
                longest,
                longest,
                longest,
                PATIENCE,
                50,
                Duration.ofSeconds(5),
                DataSize.ofMegabytes(1));
        connections = new UpstreamHttp(EventLoops.NONE, properties, addresses);
        UpstreamClient client = new UpstreamClient(connections, new Signers(List.of()));
        ProviderFamilies families = new ProviderFamilies(List.of(family));
        AttemptCaller attempts = new AttemptCaller(client, properties, wording(families), health, quotas);
        caller = new SequentialCaller(
                attempts, new HedgedAttempt(attempts, health, new HedgeAllowance(HedgeAllowance.USUAL)));
    }

    /** For providers that fetch what they are given the address of. */
    static Wording wording(ProviderFamilies families) {
        ImageProperties none = new ImageProperties(DataSize.ofBytes(1), Optional.empty(), 0, PATIENCE, 1, false, false);
        UpstreamHttp nobody = UpstreamHttp.shared(HttpClient.newConnection());
        return new Wording(families, new ImageInlining(new ImageDownload(nobody, false), none));
    }

    /** An attempt at one of the simulator's providers. */
    Attempt at(String slug) {
        return Samples.attempt(
                slug,
                URI.create(simulator.baseUrl(slug)),
                simulator.provider(slug).apiKey());
    }

    /** The same, which goes on with what another one has begun. */
    Attempt goingOnAt(String slug) {
        ProviderEntry provider = new ProviderEntry(
                slug,
                slug,
                Protocol.OPENAI,
                URI.create(simulator.baseUrl(slug)),
                DataPolicy.UNKNOWN,
                Wire.of(Map.of("continues", "prefill")));
        return Samples.attempt(provider, simulator.provider(slug).apiKey());
    }

    Mono<CallOutcome> complete(Attempt... attempts) {
        return call(Samples.completeCall(BODY.formatted(false)), attempts);
    }

    Mono<CallOutcome> stream(Attempt... attempts) {
        return call(Samples.streamCall(BODY.formatted(true), true), attempts);
    }

    /** Streams or not, for a caller who must have all of it in this time. */
    Mono<CallOutcome> within(Duration time, boolean stream, Attempt... attempts) {
        ProviderCall call =
                stream ? Samples.streamCall(BODY.formatted(true), true) : Samples.completeCall(BODY.formatted(false));
        Patience patience = new Patience(Optional.empty(), new Deadline(System.nanoTime(), time), OptionalLong.empty());
        return made(new CallRequest(
                ORGANIZATION, ClientCall.of(call), List.of(attempts), attempt -> Mono.just(true), patience));
    }

    /** Streams, with a second attempt beside a slow first one where the gate admits it. */
    Mono<CallOutcome> hedged(AttemptGate gate, Attempt... attempts) {
        return streamed(new Care(true, false, Optional.empty(), Set.of()), gate, attempts);
    }

    /** The same, and goes on elsewhere with a stream that breaks. */
    Mono<CallOutcome> hedgedAndRescued(AttemptGate gate, Attempt... attempts) {
        return streamed(new Care(true, true, Optional.empty(), Set.of()), gate, attempts);
    }

    private Mono<CallOutcome> streamed(Care care, AttemptGate gate, Attempt... attempts) {
        ClientCall call = ClientCall.of(Samples.streamCall(BODY.formatted(true), true));
        return made(new CallRequest(ORGANIZATION, call, List.of(attempts), gate, Patience.USUAL, care));
    }

    /** The same in one piece. */
    Mono<CallOutcome> hedgedWhole(Attempt... attempts) {
        ClientCall call = ClientCall.of(Samples.completeCall(BODY.formatted(false)));
        return made(new CallRequest(
                ORGANIZATION,
                call,
                List.of(attempts),
                attempt -> Mono.just(true),
                Patience.USUAL,
                new Care(true, false, Optional.empty(), Set.of())));
    }

    /** So many answers in one piece took so long, and each of their tokens none of it. */
    void usuallyAnswers(Duration whole, Attempt attempt, int times) {
        for (int i = 0; i < times; i++) {
            CallWatch call = health.begin(attempt.offering(), attempt.credential());
            call.whole(1_000, whole);
            call.succeeded();
            call.ended();
        }
    }

    /** So many streams' first tokens took so long. */
    void usuallyTakes(Duration firstToken, Attempt attempt, int times) {
        for (int i = 0; i < times; i++) {
            CallWatch call = health.begin(attempt.offering(), attempt.credential());
            call.firstToken(firstToken);
            call.succeeded();
            call.ended();
        }
    }

    Mono<CallOutcome> call(ProviderCall call, Attempt... attempts) {
        return made(new CallRequest(
                ORGANIZATION, ClientCall.of(call), List.of(attempts), attempt -> Mono.just(true), Patience.USUAL));
    }

    Mono<CallOutcome> call(AttemptGate gate, Attempt... attempts) {
        return made(new CallRequest(
                ORGANIZATION,
                ClientCall.of(Samples.completeCall(BODY.formatted(false))),
                List.of(attempts),
                gate,
                Patience.USUAL));
    }

    HealthSnapshot health() {
        return health.snapshot();
    }

    static CallOutcome outcome(Mono<CallOutcome> call) {
        return Objects.requireNonNull(call.block(PATIENCE));
    }

    static Stream<String> outcomes(CallOutcome outcome) {
        return outcome.attempts().stream().map(AttemptReport::outcome);
    }

    private Mono<CallOutcome> made(CallRequest request) {
        return caller.call(request).doOnNext(outcome -> {
            if (outcome instanceof Streaming streaming) {
                streams.add(streaming.events());
            }
        });
    }

    /** Leaves the streams that tests have not taken: what came of them would stay in memory. */
    @Override
    public void close() {
        streams.forEach(events -> events.onErrorComplete().subscribe().dispose());
        connections.close();
    }
}

package io.tollgate.simulator;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** One of the simulator's companies: its key, how it behaves and fails at present, and what it has seen. */
public final class SimulatedProvider {

    private final String slug;
    private final String displayName;
    private final Behaviour initial;
    private final Clock clock;
    private final FaultPlan faults = new FaultPlan();
    private final RequestLog log = new RequestLog();
    private final TokenDesk tokens;
    private final AtomicLong serial = new AtomicLong();
    private final LongAdder received = new LongAdder();
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder cancelled = new LongAdder();
    private final LongAdder inFlight = new LongAdder();
    private volatile Behaviour behaviour;

    SimulatedProvider(String slug, String displayName, Behaviour initial, Clock clock) {
        this.slug = slug;
        this.displayName = displayName;
        this.initial = initial;
        this.behaviour = initial;
        this.clock = clock;
        this.tokens = new TokenDesk(slug);
    }

    /** The path segment it is reached under. */
    public String slug() {
        return slug;
    }

    /** The company's name. */
    public String displayName() {
        return displayName;
    }

    /** The one key it accepts. */
    public String apiKey() {
        return "sk-" + slug + "-simulator";
    }

    /** How it answers when nothing fails. */
    public Behaviour behaviour() {
        return behaviour;
    }

    /** Changes how it answers, from the next request on. */
    public void behave(Behaviour newBehaviour) {
        behaviour = newBehaviour;
    }

    /** Every request fails like this until {@link #recover}. */
    public void fail(Fault fault) {
        faults.always(fault);
    }

    /** The next requests fail like this, after those planned before; then the standing fault applies again, if any. */
    public void failNext(int times, Fault fault) {
        faults.next(times, fault);
    }

    /** No request fails any more. */
    public void recover() {
        faults.clear();
    }

    /** As at the start: behaviour, faults, received requests and counters. */
    public void reset() {
        faults.clear();
        log.clear();
        behaviour = initial;
        received.reset();
        succeeded.reset();
        cancelled.reset();
    }

    /** The last 100 requests that ask a model, the oldest first. */
    public List<ReceivedRequest> received() {
        return log.received();
    }

    /** What has happened to its requests. */
    public Counters counters() {
        return new Counters(received.sum(), succeeded.sum(), cancelled.sum(), inFlight.sum());
    }

    AwsKeys awsSecret() {
        return AwsKeys.of(slug);
    }

    TokenDesk tokens() {
        return tokens;
    }

    Behaviour initialBehaviour() {
        return initial;
    }

    FaultPlan faults() {
        return faults;
    }

    RequestLog log() {
        return log;
    }

    /** The answer to this body as things stand; takes one planned fault, unless the request wishes for its own. */
    Reply answer(Route route, byte[] body, Optional<Fault> wished) {
        Behaviour current = behaviour;
        Reply healthy = healthyAnswer(route, body, current);
        Optional<Fault> fault = wished.or(faults::take);
        Reply reply = route.wire().worded(fault.isPresent() ? fault.get().applyTo(healthy) : healthy);
        Reply framed = current.crlf() ? reply.withCrlf() : reply;
        return current.splitBytes() == 0 ? framed : framed.split(current.splitBytes());
    }

    private Reply healthyAnswer(Route route, byte[] body, Behaviour current) {
        try {
            return new Endpoints(current, newId(), clock.millis() / 1000).answer(route, body);
        } catch (InvalidRequestException invalid) {
            return Reply.json(
                    400,
                    Json.error(String.valueOf(invalid.getMessage()), "invalid_request_error", invalid.param(), ""));
        }
    }

    private String newId() {
        return "chatcmpl-" + slug + "-" + serial.incrementAndGet();
    }

    void begun() {
        received.increment();
        inFlight.increment();
    }

    void succeeded() {
        succeeded.increment();
    }

    void cancelled() {
        cancelled.increment();
    }

    void ended() {
        inFlight.decrement();
    }
}

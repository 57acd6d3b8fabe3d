package io.tollgate.routing.call;

import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.UpstreamRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What happens to one attempt on the wire, and when; written by one thread after the other. */
final class AttemptTrace {

    private static final long NOT_YET = -1;

    private final Attempt attempt;
    private final long callStarted;
    private final boolean last;
    private final long started = System.nanoTime();
    private volatile long connected = NOT_YET;
    private volatile Map<String, String> remarks = Map.of();
    private volatile Map<String, String> headers = Map.of();
    private volatile String authorization = "";
    private volatile boolean excused;
    private volatile boolean outpaced;

    /**
     * @param callStarted by {@link System#nanoTime}
     * @param last whether nothing else is left to be tried
     */
    AttemptTrace(Attempt attempt, long callStarted, boolean last) {
        this.attempt = attempt;
        this.callStarted = callStarted;
        this.last = last;
    }

    Attempt attempt() {
        return attempt;
    }

    boolean isLast() {
        return last;
    }

    /** This is sent. */
    void asking(UpstreamRequest request) {
        remarks = request.remarks();
    }

    /** These headers are sent; what proves who asks is kept, so that it can be told from other words. */
    void sent(Map<String, String> all) {
        authorization = all.getOrDefault("authorization", "");
    }

    /** A connection is at hand. */
    void connected() {
        connected = System.nanoTime();
    }

    void replied(UpstreamReply reply) {
        Map<String, String> all = new HashMap<>(reply.headers());
        all.putAll(remarks);
        headers = all;
    }

    /** The provider's, by lower-case name, and remarks on the request; none before it replied. */
    Map<String, String> headers() {
        return headers;
    }

    /** How long the credential is better left alone, as the provider's headers tell. */
    Optional<Duration> exhaustion() {
        return RemainingLimits.pause(headers, Instant.now());
    }

    /** The caller would not wait as long as others: nothing of the provider can be told from that. */
    void excuse() {
        excused = true;
    }

    boolean isExcused() {
        return excused;
    }

    AttemptReport served(int status) {
        long duration = System.nanoTime() - started;
        return report(AttemptReport.SERVED, OptionalInt.of(status), "", OptionalLong.of(duration), Optional.empty());
    }

    AttemptReport failed(Failure failure) {
        return report(
                failure.outcome(), failure.status(), failure.message(), OptionalLong.empty(), failure.pauseAskedFor());
    }

    AttemptReport skipped() {
        return report(
                AttemptReport.SKIPPED,
                OptionalInt.empty(),
                "the budget does not reach for this offering",
                OptionalLong.empty(),
                Optional.empty());
    }

    /** Another attempt was faster. */
    AttemptReport outpaced() {
        outpaced = true;
        return report(
                AttemptReport.OUTPACED,
                OptionalInt.empty(),
                "another attempt gave content first",
                OptionalLong.empty(),
                Optional.empty());
    }

    /** How long it was waited for in vain, when it was outpaced. */
    Optional<Duration> outpacedAfter() {
        return outpaced ? Optional.of(Duration.ofNanos(System.nanoTime() - started)) : Optional.empty();
    }

    /** The failure as the caller may hear of it. */
    Failure withoutSecret(Failure failure) {
        return failure.saying(withoutSecret(failure.message()));
    }

    /** Providers like to quote the key that they were given, or the token that was made of it. */
    String withoutSecret(String text) {
        String own = attempt.credential().apiKey().hiddenIn(text);
        String token = authorization.substring(authorization.lastIndexOf(' ') + 1);
        return token.isEmpty() ? own : own.replace(token, "[redacted]");
    }

    private AttemptReport report(
            String outcome, OptionalInt status, String message, OptionalLong firstToken, Optional<Duration> pause) {
        return new AttemptReport(
                attempt,
                outcome,
                status,
                message,
                started - callStarted,
                firstToken.orElseGet(() -> System.nanoTime() - started),
                connected == NOT_YET ? OptionalLong.empty() : OptionalLong.of(connected - started),
                firstToken,
                pause,
                Optional.empty());
    }
}

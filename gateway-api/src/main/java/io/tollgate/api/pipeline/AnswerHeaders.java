package io.tollgate.api.pipeline;

import io.tollgate.api.error.LimitHeaders;
import io.tollgate.routing.call.AttemptReport;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.plan.Home;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/** The headers that tell who answered, what it cost and what is left. */
final class AnswerHeaders {

    private static final String TIMING = "server-timing";
    private static final String CACHE = "x-tollgate-cache";
    private static final String ATTEMPTS = "x-tollgate-attempts";
    private static final String AFFINITY = "x-tollgate-cache-affinity";
    private static final String DOWNSHIFT = "x-tollgate-downshift";
    private static final String ESCALATED = "x-tollgate-escalated";
    private static final String UPSTREAM_LIMIT = "x-ratelimit-";
    private static final String ANTHROPIC_LIMIT = "anthropic-ratelimit-";

    /** What a family did otherwise than asked. */
    private static final String REMARK = "x-tollgate-";

    private AnswerHeaders() {}

    /** What is known as soon as a request is admitted. */
    static void limits(HttpHeaders headers, Ticket ticket) {
        // No answer comes from a cache.
        headers.set(CACHE, "none");
        LimitHeaders.write(ticket.headroom(), headers::set);
        if (ticket.inbound().routing().explain()) {
            ticket.planned()
                    .choice()
                    .explanation()
                    .ifPresent(plan -> headers.set(PlanJson.HEADER, PlanJson.forHeader(plan)));
        }
        if (!ticket.hold().reported().isEmpty()) {
            headers.set(
                    "x-tollgate-would-refuse", String.join(", ", ticket.hold().wouldRefuse()));
        }
        ticket.cap().ifPresent(cap -> headers.set("x-tollgate-max-tokens", Long.toString(cap)));
    }

    /**
     * Who answered, after how many attempts, whether its cache knows the prompt, the provider's own limits, and what was not
     * done as asked.
     */
    static void served(
            HttpHeaders headers, Ticket ticket, Attempt attempt, int attempts, Map<String, String> upstream) {
        ticket.planned().home().ifPresent(home -> headers.set(AFFINITY, affinity(home, attempt)));
        Choice choice = ticket.planned().choice();
        choice.downshift()
                .ifPresent(downshift -> downshift
                        .reason(attempt)
                        .ifPresent(
                                reason -> headers.set(DOWNSHIFT, "from=" + downshift.asked() + "; because=" + reason)));
        headers.set("x-tollgate-provider", attempt.offering().provider().slug());
        headers.set("x-tollgate-offering", attempt.offering().slug());
        attempted(headers, attempts);
        upstream.forEach((name, value) -> {
            if (name.startsWith(UPSTREAM_LIMIT)) {
                headers.set("x-upstream-" + name.substring("x-".length()), value);
            } else if (name.startsWith(ANTHROPIC_LIMIT)) {
                headers.set("x-upstream-" + name.substring("anthropic-".length()), value);
            } else if (name.startsWith(REMARK)) {
                headers.set(name, value);
            }
        });
    }

    /** Which answers were not good enough, and why. */
    static void escalated(HttpHeaders headers, List<AttemptReport> attempts) {
        if (attempts.size() > 1) {
            String faults = attempts.stream()
                    .filter(AttemptReport::isPaidApart)
                    .map(report -> "from=" + report.attempt().offering().slug() + "; because="
                            + report.outcome().substring(report.outcome().indexOf('_') + 1))
                    .collect(Collectors.joining(", "));
            if (!faults.isEmpty()) {
                headers.set(ESCALATED, faults);
            }
        }
    }

    /** How many attempts were made, whatever they came to. */
    static void attempted(HttpHeaders headers, int attempts) {
        headers.set(ATTEMPTS, Integer.toString(attempts));
    }

    /** What an answer that is an error lacks, because the request did not get that far. */
    static void refused(HttpHeaders headers, Stopwatch watch) {
        if (headers.getFirst(CACHE) == null) {
            headers.set(CACHE, "none");
        }
        if (headers.getFirst(ATTEMPTS) == null) {
            attempted(headers, 0);
        }
        watch.refused();
        timing(headers, watch);
    }

    private static String affinity(Home home, Attempt served) {
        boolean kept = served.offering().slug().equals(home.attempt().offering().slug())
                && served.credential().slug().equals(home.attempt().credential().slug());
        String by = "; by=" + home.source().label();
        return kept ? "kept" + by : "moved" + by + "; because=" + home.left().orElse("failed");
    }

    /**
     * Where the time went before the call, in milliseconds, and the gateway's own part of it.
     *
     * @see <a href="https://www.w3.org/TR/server-timing/">Server Timing</a>
     */
    static void timing(HttpHeaders headers, Stopwatch watch) {
        headers.set(TIMING, before(watch) + ", " + timing("overhead", watch.overhead()));
    }

    /**
     * As {@link #timing(HttpHeaders, Stopwatch)}, and of the call: {@code queue} is the wait for the turn of the attempt
     * that answered, those before it included; {@code connect} its wait for a connection; {@code ttft} all until its first
     * content.
     */
    static void timing(HttpHeaders headers, Stopwatch watch, AttemptReport answering) {
        String connect = answering.connectNanos().isPresent()
                ? ", " + timing("connect", micros(answering.connectNanos().getAsLong()))
                : "";
        headers.set(
                TIMING,
                before(watch)
                        + ", " + timing("queue", micros(answering.startedNanos()))
                        + connect
                        + ", " + timing("ttft", watch.between(Stopwatch.Step.ADMITTED, Stopwatch.Step.CALLED))
                        + ", " + timing("overhead", watch.overhead()));
    }

    private static String before(Stopwatch watch) {
        return timing("auth", watch.until(Stopwatch.Step.AUTHENTICATED))
                + ", " + timing("plan", watch.between(Stopwatch.Step.READ, Stopwatch.Step.PLANNED))
                + ", " + timing("admit", watch.between(Stopwatch.Step.PLANNED, Stopwatch.Step.ADMITTED));
    }

    private static long micros(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos);
    }

    private static String timing(String name, long micros) {
        return name + ";dur=" + micros / 1_000 + "." + (micros % 1_000) / 100;
    }
}

package io.tollgate.admin.request;

import io.tollgate.admin.request.RequestDetail.Latency;
import io.tollgate.admin.request.RequestDetail.RequestAttempt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The gateway's own headers of an answer as far as its row tells them: none is kept for each request. */
record AnswerHeaders(RequestDetail detail, List<RequestAttempt> attempts) {

    private static final String SERVED = "served";
    private static final String ESCALATED = "escalated_";

    /** By lower-case name, in the order in which they are best read. */
    Map<String, String> all() {
        RequestView request = detail.request();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-request-id", request.id());
        put(headers, "x-tollgate-provider", served().map(RequestAttempt::provider));
        put(headers, "x-tollgate-offering", served().map(RequestAttempt::offering));
        headers.put("x-tollgate-attempts", Integer.toString(attempts.size()));
        put(headers, "x-tollgate-downshift", downshift());
        put(headers, "x-tollgate-escalated", escalated());
        if (!request.wouldRefuse().isEmpty()) {
            headers.put("x-tollgate-would-refuse", String.join(", ", request.wouldRefuse()));
        }
        if (!request.streamed() && "ok".equals(request.status())) {
            headers.put("x-tollgate-cost", request.spend());
        }
        headers.put("server-timing", timing());
        return headers;
    }

    private Optional<RequestAttempt> served() {
        return attempts.stream()
                .filter(attempt -> SERVED.equals(attempt.outcome()))
                .reduce((first, second) -> second);
    }

    private Optional<String> downshift() {
        return Optional.ofNullable(detail.routing().requestedModel())
                .map(asked -> "from=" + asked + "; because=" + detail.routing().downshift());
    }

    private Optional<String> escalated() {
        String faults = attempts.stream()
                .filter(attempt -> attempt.outcome().startsWith(ESCALATED))
                .map(attempt -> "from=" + attempt.offering() + "; because="
                        + attempt.outcome().substring(ESCALATED.length()))
                .collect(Collectors.joining(", "));
        return faults.isEmpty() ? Optional.empty() : Optional.of(faults);
    }

    private String timing() {
        Latency latency = detail.latency();
        String before = timing("auth", latency.authMs())
                + ", " + timing("plan", latency.planMs())
                + ", " + timing("admit", latency.admitMs());
        String call = served().map(this::call).orElse("");
        return before + call + ", " + timing("overhead", latency.overheadMs());
    }

    /** From the admission on, which the first attempt follows at once. */
    private String call(RequestAttempt served) {
        double admitted = attempts.get(0).startedMs();
        double first = Optional.ofNullable(detail.latency().ttftMs()).orElse(served.startedMs() + served.durationMs());
        String connect = served.connectMs() == null ? "" : ", " + timing("connect", served.connectMs());
        return ", " + timing("queue", served.startedMs() - admitted) + connect + ", "
                + timing("ttft", first - admitted);
    }

    private static String timing(String name, double millis) {
        return String.format(Locale.ROOT, "%s;dur=%.1f", name, Math.max(0, millis));
    }

    private static void put(Map<String, String> headers, String name, Optional<String> value) {
        value.ifPresent(given -> headers.put(name, given));
    }
}

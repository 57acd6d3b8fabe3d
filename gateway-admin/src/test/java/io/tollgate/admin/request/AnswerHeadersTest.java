package io.tollgate.admin.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.http.Named;
import io.tollgate.admin.request.RequestDetail.Latency;
import io.tollgate.admin.request.RequestDetail.RequestAttempt;
import io.tollgate.admin.request.RequestDetail.Routing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerHeadersTest {

    private static final RequestAttempt CHEAP = attempt("cheap-mini", "escalated_schema", 1.2, 80);
    private static final RequestAttempt BETTER = attempt("better-large", "served", 90, 400);

    @Test
    void tellWhoAnsweredAndWhereTheTimeWent() {
        Map<String, String> headers = headers(detail(true, null), CHEAP, BETTER);

        assertThat(headers)
                .containsEntry("x-request-id", "req_1")
                .containsEntry("x-tollgate-provider", "acme")
                .containsEntry("x-tollgate-offering", "better-large")
                .containsEntry("x-tollgate-attempts", "2")
                .containsEntry("x-tollgate-escalated", "from=cheap-mini; because=schema")
                .containsEntry(
                        "server-timing",
                        "auth;dur=0.1, plan;dur=0.2, admit;dur=0.9, queue;dur=88.8, connect;dur=12.5, ttft;dur=298.8, overhead;dur=2.0")
                .doesNotContainKeys("x-tollgate-cost", "x-tollgate-downshift", "x-tollgate-would-refuse");
    }

    @Test
    void tellTheCostOfWhatCameInOnePiece() {
        assertThat(headers(detail(false, "large"), BETTER))
                .containsEntry("x-tollgate-cost", "0.0125")
                .containsEntry("x-tollgate-downshift", "from=large; because=rate_limited");
    }

    @Test
    void tellOfNoProviderThatWasNotReached() {
        assertThat(headers(detail(true, null)))
                .containsEntry("x-tollgate-attempts", "0")
                .containsEntry("server-timing", "auth;dur=0.1, plan;dur=0.2, admit;dur=0.9, overhead;dur=2.0")
                .doesNotContainKeys("x-tollgate-provider", "x-tollgate-offering");
    }

    private static Map<String, String> headers(RequestDetail detail, RequestAttempt... attempts) {
        return detail.with(List.of(attempts)).headers();
    }

    private static RequestAttempt attempt(String offering, String outcome, double started, double duration) {
        return new RequestAttempt(0, "acme", offering, outcome, 200, started, duration, 12.5, null, null);
    }

    private static RequestDetail detail(boolean streamed, @Nullable String asked) {
        Named named = new Named("id", "name");
        RequestView request = new RequestView(
                "req_1",
                0,
                Instant.EPOCH,
                named,
                named,
                null,
                "chat/completions",
                "mini",
                "acme",
                "better-large",
                "ok",
                200,
                null,
                streamed,
                1,
                2,
                0,
                0,
                0,
                "0.0125",
                300.0,
                500,
                1,
                List.of());
        RequestCost cost = new RequestCost(null, List.of(), "0", "0", "0", "0", "0", "0", false);
        return new RequestDetail(
                request,
                null,
                null,
                null,
                null,
                "provider",
                Map.of(),
                null,
                Map.of(),
                new Latency(0.1, 0.2, 0.9, streamed ? 300.0 : null, 500, 2),
                List.of(),
                Map.of(),
                cost,
                new Routing(null, null, asked, asked == null ? null : "rate_limited", null, null),
                false);
    }
}

package io.tollgate.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.admission.BudgetKind;
import io.tollgate.billing.admission.BudgetWindow;
import io.tollgate.billing.admission.ScopeKind;
import io.tollgate.billing.admission.ScopeStatus.BudgetStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ErrorBodyTest {

    private static final long USD = 1_000_000_000;

    @Test
    void isOpenAisBodyWithAnExplicitNullForNoParam() {
        JsonNode error = read(KeyErrors.unknown());

        assertThat(error.propertyNames()).containsExactly("message", "type", "code", "param");
        assertThat(error.get("code").asString()).isEqualTo("invalid_api_key");
        assertThat(error.get("type").asString()).isEqualTo("invalid_request_error");
        assertThat(error.get("param").isNull()).isTrue();
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThat(read(RequestErrors.missingField("messages")).get("param").asString())
                .isEqualTo("messages");
    }

    @Test
    void saysWhichBudgetWasHitAndWhenItResets() {
        JsonNode error = read(LimitErrors.budgetExceeded(ScopeKind.TEAM, "search", daily(), 20_000_000));

        assertThat(error.get("message").asString())
                .isEqualTo("The team 'search' has spent 4.99 USD of its 5.00 USD daily budget, and this request could"
                        + " cost 0.02 USD. It resets at 2026-11-22T00:00:00Z. Raise the budget, or ask for fewer"
                        + " tokens (max_tokens).");
        assertThat(error.get("details")).isEqualTo(JsonMapper.shared().readTree("""
                                {"scope": "team", "name": "search", "window": "day", "limit": "5.00", "spent": "4.99",
                                 "reserved": "0.005", "resets_at": "2026-11-22T00:00:00Z"}
                                """));
    }

    @Test
    void tellsReservedFromSpent() {
        GatewayError error = LimitErrors.budgetReserved(ScopeKind.KEY, "ci", daily(), 20_000_000);

        assertThat(error.status()).isEqualTo(429);
        assertThat(error.code()).isEqualTo("budget_reserved");
        assertThat(error.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(error.message()).contains("0.005 USD of its 5.00 USD daily budget reserved");
    }

    @Test
    void saysHowLongARateLimitLasts() {
        GatewayError error =
                LimitErrors.rateLimitExceeded(ScopeKind.END_USER, "u-1", "rpm", 60, Duration.ofMillis(1_200));

        assertThat(error.message())
                .isEqualTo("The end user 'u-1' has reached its limit of 60 requests per minute. Try again in 2 s.");
        assertThat(read(error).get("details").get("limit").asLong()).isEqualTo(60);
    }

    @Test
    void saysThatALimitOfZeroSuspends() {
        assertThat(LimitErrors.rateLimitExceeded(ScopeKind.KEY, "ci", "rpm", 0, Duration.ofMinutes(1))
                        .message())
                .isEqualTo("The key 'ci' is suspended: its rpm limit is 0. Raise the limit.");
    }

    @Test
    void listsEveryAttempt() {
        FailedAttempt attempt =
                new FailedAttempt("acme", "acme-large", "rate_limited", OptionalInt.of(429), Duration.ofMillis(31));

        JsonNode error = read(UpstreamErrors.failed("large", List.of(attempt)));

        assertThat(error.get("message").asString()).contains("acme-large rate_limited");
        assertThat(error.get("details").get("attempts").get(0))
                .isEqualTo(JsonMapper.shared().readTree("""
                                {"provider": "acme", "offering": "acme-large", "outcome": "rate_limited",
                                 "status": 429, "duration_ms": 31}
                                """));
    }

    private static BudgetStatus daily() {
        Budget budget = new Budget(5 * USD, BudgetWindow.DAY, BudgetKind.HARD);
        return new BudgetStatus(
                budget, 4_990_000_000L, 5_000_000, 5_000_000, Optional.of(Instant.parse("2026-11-22T00:00:00Z")));
    }

    private static JsonNode read(GatewayError error) {
        return JsonMapper.shared().readTree(ErrorBody.of(error).json()).get("error");
    }
}

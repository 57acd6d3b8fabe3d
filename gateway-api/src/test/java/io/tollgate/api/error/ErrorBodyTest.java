package io.tollgate.api.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tollgate.billing.admission.AdmissionOutcome.BudgetExceeded;
import io.tollgate.billing.admission.AdmissionOutcome.RateKind;
import io.tollgate.billing.admission.AdmissionOutcome.RateLimited;
import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.admission.BudgetKind;
import io.tollgate.billing.admission.BudgetWindow;
import io.tollgate.billing.admission.Headroom;
import io.tollgate.billing.admission.RateLimits;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeKind;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.routing.call.AttemptReport;
import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Model;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.plan.Attempt;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ErrorBodyTest {

    private static final Headroom NOTHING_KNOWN =
            new Headroom(OptionalLong.empty(), Optional.empty(), Optional.empty());

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
        JsonNode error = read(LimitErrors.of(daily(ScopeKind.TEAM, "search", false)));

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
    void saysThatABudgetOfNothingSuspends() {
        Budget nothing = new Budget(0, BudgetWindow.DAY, BudgetKind.HARD);
        Optional<Instant> midnight = Optional.of(Instant.parse("2026-11-22T00:00:00Z"));

        JsonNode error = read(LimitErrors.of(new BudgetExceeded(
                scope(ScopeKind.KEY, "ci"), nothing, 0, 0, 20_000_000, false, midnight, NOTHING_KNOWN)));

        assertThat(error.get("message").asString())
                .isEqualTo("The key 'ci' is suspended: it has a 0.00 USD daily budget. Raise the budget.");
        assertThat(error.get("details").has("resets_at")).isFalse();
    }

    @Test
    void tellsReservedFromSpent() {
        GatewayError error = LimitErrors.of(daily(ScopeKind.KEY, "ci", true));

        assertThat(error.status()).isEqualTo(429);
        assertThat(error.code()).isEqualTo("budget_reserved");
        assertThat(error.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(error.message()).contains("0.005 USD of its 5.00 USD daily budget reserved");
    }

    @Test
    void saysHowLongARateLimitLasts() {
        GatewayError error = LimitErrors.of(new RateLimited(
                scope(ScopeKind.END_USER, "u-1"), RateKind.RPM, 60, Duration.ofMillis(1_200), NOTHING_KNOWN));

        assertThat(error.message())
                .isEqualTo("The end user 'u-1' has reached its limit of 60 requests per minute. Try again in 2 s.");
        assertThat(read(error).get("details").get("limit").asLong()).isEqualTo(60);
    }

    @Test
    void tellsWhatIsLeftOfEveryLimitWhenOneRefuses() {
        Headroom headroom = new Headroom(
                OptionalLong.of(2_500_000_000L),
                Optional.of(new Headroom.Rate(60, 12, Duration.ofMillis(48_000))),
                Optional.of(new Headroom.Rate(1_000, 30, Duration.ofMillis(58_200))));

        GatewayError error = LimitErrors.of(
                new RateLimited(scope(ScopeKind.KEY, "ci"), RateKind.TPM, 1_000, Duration.ofMillis(1_200), headroom));

        assertThat(error.headers())
                .containsOnly(
                        entry("x-ratelimit-limit-requests", "60"),
                        entry("x-ratelimit-remaining-requests", "12"),
                        entry("x-ratelimit-reset-requests", "48000ms"),
                        entry("x-ratelimit-limit-tokens", "1000"),
                        entry("x-ratelimit-remaining-tokens", "30"),
                        entry("x-ratelimit-reset-tokens", "58200ms"),
                        entry("x-tollgate-budget-remaining", "2.50"));
    }

    @Test
    void saysThatALimitOfZeroSuspends() {
        GatewayError error = LimitErrors.of(
                new RateLimited(scope(ScopeKind.KEY, "ci"), RateKind.TPM, 0, Duration.ofMinutes(1), NOTHING_KNOWN));

        assertThat(error.message())
                .isEqualTo("The key 'ci' is suspended: its limit is 0 tokens per minute. Raise the limit.");
        assertThat(error.retryAfter()).isEmpty();
        assertThat(error.headers()).containsEntry("x-should-retry", "false");
    }

    @Test
    void listsEveryAttempt() {
        AttemptReport attempt = new AttemptReport(
                new Attempt(acmeLarge(), new Credential("acme-1", "acme", new ApiKey("sk-upstream"))),
                "throttled",
                OptionalInt.of(429),
                "slow down",
                0,
                31_400_000,
                OptionalLong.empty(),
                OptionalLong.empty());

        JsonNode error = read(UpstreamErrors.failed("large", List.of(attempt)));

        assertThat(error.get("message").asString()).contains("acme-large throttled");
        assertThat(error.get("details").get("attempts").get(0))
                .isEqualTo(JsonMapper.shared().readTree("""
                                {"provider": "acme", "offering": "acme-large", "outcome": "throttled",
                                 "status": 429, "duration_ms": 31}
                                """));
    }

    private static BudgetExceeded daily(ScopeKind kind, String name, boolean reservedOnly) {
        Budget budget = new Budget(5 * USD, BudgetWindow.DAY, BudgetKind.HARD);
        Instant midnight = Instant.parse("2026-11-22T00:00:00Z");
        return new BudgetExceeded(
                scope(kind, name),
                budget,
                4_990_000_000L,
                5_000_000,
                20_000_000,
                reservedOnly,
                Optional.of(midnight),
                NOTHING_KNOWN);
    }

    private static ScopeLimits scope(ScopeKind kind, String name) {
        return new ScopeLimits(new Scope(kind, IdKind.next()), name, List.of(), RateLimits.NONE);
    }

    private static Offering acmeLarge() {
        ProviderEntry acme = new ProviderEntry("acme", "Acme", Protocol.OPENAI, URI.create("http://localhost"));
        Model large = new Model("large", "Large", 8_192, 1_024, Set.of());
        return new Offering(
                "acme-large",
                large,
                acme,
                "large-1",
                Optional.empty(),
                Optional.empty(),
                0,
                1,
                Optional.empty(),
                List.of());
    }

    private static JsonNode read(GatewayError error) {
        return JsonMapper.shared().readTree(ErrorBody.of(error).json()).get("error");
    }
}

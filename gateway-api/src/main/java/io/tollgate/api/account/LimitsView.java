package io.tollgate.api.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.admission.ScopeStatus;
import io.tollgate.billing.admission.ScopeStatus.BudgetStatus;
import io.tollgate.billing.admission.ScopeStatus.RateStatus;
import io.tollgate.billing.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One scope's budgets and rate limits, and what is left of them; money as decimal strings in USD.
 *
 * @param narrowedTo the model, endpoint or tag that they are for; empty: all of the scope
 */
@JsonNaming(SnakeCaseStrategy.class)
record LimitsView(
        String scope,
        String name,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> narrowedTo,
        List<BudgetView> budgets,
        RatesView rateLimits) {

    /** {@code resets_at} is null for a total. */
    @JsonNaming(SnakeCaseStrategy.class)
    record BudgetView(
            String amount,
            String window,
            String kind,
            String spent,
            String reserved,
            String remaining,
            Optional<Instant> resetsAt) {

        static BudgetView of(BudgetStatus status) {
            return new BudgetView(
                    Money.showNano(status.budget().amountNano()),
                    status.budget().window().label(),
                    status.budget().kind().label(),
                    Money.showNano(status.spent()),
                    Money.showNano(status.reserved()),
                    Money.showNano(status.remaining()),
                    status.resetsAt());
        }
    }

    /** Only the limits that there are. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @JsonNaming(SnakeCaseStrategy.class)
    record RatesView(
            Optional<RateStatus> rpm,
            Optional<RateStatus> tpm,
            Optional<RateStatus> concurrency,
            Optional<Boolean> reportOnly) {}

    static LimitsView of(ScopeLimits limits, ScopeStatus status) {
        return new LimitsView(
                limits.scope().kind().label(),
                limits.name(),
                limits.scope()
                        .narrowedTo()
                        .map(part -> Map.of(part.by().label(), part.value()))
                        .orElse(Map.of()),
                status.budgets().stream().map(BudgetView::of).toList(),
                new RatesView(
                        status.rpm(),
                        status.tpm(),
                        status.concurrency(),
                        Optional.of(limits.rateLimits().reportOnly()).filter(only -> only)));
    }
}

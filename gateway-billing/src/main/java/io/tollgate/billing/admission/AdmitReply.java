package io.tollgate.billing.admission;

import io.tollgate.billing.admission.AdmissionOutcome.RateKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/** The answer of {@code admit.lua}, whose form is described there. */
record AdmitReply(AdmissionRequest request, List<Object> reply) {

    AdmissionOutcome outcome() {
        return switch ((String) reply.get(0)) {
            case "OK" -> new AdmissionOutcome.Admitted(hold(), headroom());
            case "STALE" -> new AdmissionOutcome.Stale();
            case "BUDGET" -> budgetExceeded(false);
            case "RESERVED" -> budgetExceeded(true);
            case "RATE" -> rateLimited();
            case "VOIDED" -> throw new CancellationException("the request was given up before it was admitted");
            default -> throw new IllegalStateException("admit.lua answered " + reply);
        };
    }

    private Hold hold() {
        return new Hold(
                request.draft().requestId(),
                request.draft().spender(),
                request.limits(),
                now(),
                integer(3),
                integer(4) == 1);
    }

    private Headroom headroom() {
        long budget = integer(5);
        return new Headroom(budget < 0 ? OptionalLong.empty() : OptionalLong.of(budget), rate(6), rate(9));
    }

    private Optional<Headroom.Rate> rate(int start) {
        return integer(start) < 0
                ? Optional.empty()
                : Optional.of(new Headroom.Rate(integer(start), integer(start + 1), micros(integer(start + 2))));
    }

    private AdmissionOutcome budgetExceeded(boolean reservedOnly) {
        ScopeLimits scope = scope();
        Budget budget = scope.hardBudgets().get((int) integer(3));
        return new AdmissionOutcome.BudgetExceeded(
                scope,
                budget,
                integer(4),
                integer(5),
                integer(6),
                reservedOnly,
                budget.window().resetsAt(now()));
    }

    private AdmissionOutcome rateLimited() {
        RateKind kind = RateKind.valueOf(((String) reply.get(3)).toUpperCase(Locale.ROOT));
        return new AdmissionOutcome.RateLimited(scope(), kind, integer(4), micros(integer(5)));
    }

    private ScopeLimits scope() {
        return request.limits().get((int) integer(2));
    }

    private Instant now() {
        return Instant.EPOCH.plus(integer(1), ChronoUnit.MICROS);
    }

    private long integer(int index) {
        return (Long) reply.get(index);
    }

    private static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}

package io.tollgate.billing.admission;

import io.tollgate.billing.admission.AdmissionOutcome.RateKind;
import io.tollgate.billing.redis.RecoveringException;
import io.tollgate.billing.usage.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/** The answer of {@code admit.lua}, whose form is described there. */
record AdmitReply(AdmissionRequest request, String epoch, List<String> words) {

    /** Where the parts of each word begin; before are the word, the time and the headroom, which all have. */
    private static final int OWN = 9;

    static AdmitReply read(AdmissionRequest request, String epoch, String reply) {
        List<String> words = new ArrayList<>();
        int begin = 0;
        for (int end = reply.indexOf(' '); end >= 0; end = reply.indexOf(' ', begin)) {
            words.add(reply.substring(begin, end));
            begin = end + 1;
        }
        words.add(reply.substring(begin));
        return new AdmitReply(request, epoch, words);
    }

    boolean isOfAnotherEpoch() {
        return "EPOCH".equals(words.get(0));
    }

    /** How long the node that asked is trusted, where it was admitted. */
    NodeLeases.Lease lease() {
        return new NodeLeases.Lease(epoch, integer(OWN + 3));
    }

    /** What was taken, where it was admitted. */
    OpenHold openHold(String row) {
        UsageEvent draft = request.draft();
        return new OpenHold(
                draft.spender().shard(), draft.requestId().toString(), now(), integer(OWN), request.binding(), row);
    }

    AdmissionOutcome outcome() {
        return switch (words.get(0)) {
            case "OK" -> new AdmissionOutcome.Admitted(hold(), headroom());
            case "EPOCH" ->
                throw new RecoveringException(request.draft().spender().shard());
            case "STALE" -> new AdmissionOutcome.Stale();
            case "BUDGET" -> budgetExceeded(false);
            case "RESERVED" -> budgetExceeded(true);
            case "RATE" -> rateLimited();
            case "VOIDED" -> throw new CancellationException("the request was given up before it was admitted");
            default -> throw new IllegalStateException("admit.lua answered " + words);
        };
    }

    private Hold hold() {
        return new Hold(
                request.draft().requestId(),
                request.draft().spender(),
                request.limits(),
                now(),
                integer(OWN + 1),
                integer(OWN + 2) == 1,
                reported());
    }

    private List<WouldRefuse> reported() {
        List<WouldRefuse> reported = new ArrayList<>();
        for (int next = OWN + 4; next < words.size(); next += 3) {
            ScopeLimits scope = request.binding().get((int) integer(next));
            String kind = words.get(next + 1);
            reported.add(
                    kind.equals("budget")
                            ? WouldRefuse.budget(scope, scope.budgets().get((int) integer(next + 2)))
                            : new WouldRefuse(scope, kind));
        }
        return reported;
    }

    private Headroom headroom() {
        long budget = integer(2);
        return new Headroom(budget < 0 ? OptionalLong.empty() : OptionalLong.of(budget), rate(3), rate(6));
    }

    private Optional<Headroom.Rate> rate(int start) {
        return integer(start) < 0
                ? Optional.empty()
                : Optional.of(new Headroom.Rate(integer(start), integer(start + 1), micros(integer(start + 2))));
    }

    private AdmissionOutcome budgetExceeded(boolean reservedOnly) {
        ScopeLimits scope = scope();
        Budget budget = scope.budgets().get((int) integer(OWN + 1));
        return new AdmissionOutcome.BudgetExceeded(
                scope,
                budget,
                integer(OWN + 2),
                integer(OWN + 3),
                integer(OWN + 4),
                reservedOnly,
                budget.window().resetsAt(now()),
                headroom());
    }

    private AdmissionOutcome rateLimited() {
        RateKind kind = RateKind.valueOf(words.get(OWN + 1).toUpperCase(Locale.ROOT));
        return new AdmissionOutcome.RateLimited(scope(), kind, integer(OWN + 2), micros(integer(OWN + 3)), headroom());
    }

    private ScopeLimits scope() {
        return request.binding().get((int) integer(OWN));
    }

    private Instant now() {
        return Instant.EPOCH.plus(integer(1), ChronoUnit.MICROS);
    }

    private long integer(int index) {
        return Long.parseLong(words.get(index));
    }

    private static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}

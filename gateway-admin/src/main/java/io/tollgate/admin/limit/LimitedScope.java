package io.tollgate.admin.limit;

import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.admission.ScopeStatus;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A scope whose standing is asked for: as a whole, and in each part that has limits of its own. */
record LimitedScope(ScopeRef ref, String name, Limits limits) {

    /** What is counted: the whole, then the parts. */
    List<ScopeLimits> counted() {
        List<ScopeLimits> counted = new ArrayList<>();
        counted.add(new ScopeLimits(ref.scope(), name, limits.budgets(), limits.rateLimits()));
        for (NarrowedLimits part : limits.narrowed()) {
            counted.add(new ScopeLimits(
                    ref.scope().to(part.narrowing()), part.narrowing().label(), part.budgets(), part.rateLimits()));
        }
        return counted;
    }

    /**
     * The scope as it is shown.
     *
     * @param statuses gives those of what is {@link #counted}, in its order
     */
    LimitsView view(Iterator<ScopeStatus> statuses) {
        ScopeStatus whole = statuses.next();
        List<NarrowedStatusView> parts = limits.narrowed().stream()
                .map(part -> NarrowedStatusView.of(part, statuses.next()))
                .toList();
        return LimitsView.of(ref, name, whole, limits.rateLimits().reportOnly(), parts);
    }
}

package io.tollgate.billing.admission;

import java.util.Locale;

/** Whether a budget refuses, or only reports that it was passed. */
public enum BudgetKind {
    HARD,
    SOFT;

    /** The name in the API and in Postgres. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

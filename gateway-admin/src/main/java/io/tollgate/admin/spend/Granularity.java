package io.tollgate.admin.spend;

import java.util.Locale;

/** How long the buckets are that rows are put into. */
enum Granularity {
    HOUR,
    DAY,
    MONTH;

    /** The name in the API and in Postgres. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

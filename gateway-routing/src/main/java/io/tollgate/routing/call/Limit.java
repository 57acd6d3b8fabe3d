package io.tollgate.routing.call;

import java.time.Duration;

/**
 * How long one attempt may take.
 *
 * @param isProviders whether a provider that takes longer is to blame; otherwise the caller would not wait as others do
 */
record Limit(Duration longest, boolean isProviders) {

    /** The same, but never beyond the deadline. */
    Limit within(Deadline deadline) {
        Duration left = deadline.left();
        return left.compareTo(longest) < 0 ? new Limit(left, false) : this;
    }
}

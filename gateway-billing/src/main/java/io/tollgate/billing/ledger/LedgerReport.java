package io.tollgate.billing.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * What a comparison of the books found.
 *
 * @param scopes how many organizations, teams, keys, members and others were compared
 * @param waiting settled requests that were not in Postgres yet
 * @param holds requests under way
 */
public record LedgerReport(long scopes, long waiting, long holds, List<Difference> differences) {

    static final LedgerReport EMPTY = new LedgerReport(0, 0, 0, List.of());

    public LedgerReport {
        differences = List.copyOf(differences);
    }

    /** Whether everything agrees. */
    public boolean agrees() {
        return differences.isEmpty();
    }

    LedgerReport and(LedgerReport other) {
        List<Difference> all = new ArrayList<>(differences);
        all.addAll(other.differences);
        return new LedgerReport(scopes + other.scopes, waiting + other.waiting, holds + other.holds, all);
    }
}

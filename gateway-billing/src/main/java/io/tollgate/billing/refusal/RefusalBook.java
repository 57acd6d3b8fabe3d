package io.tollgate.billing.refusal;

import io.tollgate.billing.tenant.Spender;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts refusals in memory until they are written. A node that is killed loses the counts of its last second; no money
 * hangs on them.
 */
public final class RefusalBook {

    /** What one row counts. */
    record Line(
            Instant hour,
            UUID organizationId,
            UUID teamId,
            UUID keyId,
            String reason,
            String scope,
            boolean enforced) {}

    /** More than that many lines at once means that Postgres has been away for hours: the newest are not counted. */
    private static final int MAX_LINES = 50_000;

    private final Map<Line, Long> counts = new ConcurrentHashMap<>();
    private final Clock clock;

    public RefusalBook(Clock clock) {
        this.clock = clock;
    }

    /** Counts one more. */
    public void count(Refusal refusal) {
        Spender spender = refusal.spender();
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        add(
                new Line(
                        hour,
                        spender.organizationId(),
                        spender.teamId(),
                        spender.keyId(),
                        refusal.reason(),
                        refusal.scope(),
                        refusal.enforced()),
                1);
    }

    /** Takes out what was counted. */
    Map<Line, Long> take() {
        Map<Line, Long> taken = new HashMap<>();
        for (Line line : List.copyOf(counts.keySet())) {
            Long count = counts.remove(line);
            if (count != null) {
                taken.put(line, count);
            }
        }
        return taken;
    }

    /** Puts back what could not be written. */
    void putBack(Map<Line, Long> taken) {
        taken.forEach(this::add);
    }

    private void add(Line line, long count) {
        if (counts.size() < MAX_LINES || counts.containsKey(line)) {
            counts.merge(line, count, Long::sum);
        }
    }
}

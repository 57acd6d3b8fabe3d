package io.tollgate.billing.outage;

import io.tollgate.billing.admission.AdmissionOutcome.Admitted;
import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.Extension;
import io.tollgate.billing.admission.Headroom;
import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.admission.OutputLimit;
import io.tollgate.billing.admission.RateLimits;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.price.Estimate;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a node lets through by itself. Each scope with a hard budget may have what the key's tightest budget had left when
 * Redis answered it last, and never more than this node's part of the grace amount.
 */
final class Grace {

    /** Beyond these, further keys count as unknown. */
    private static final int MOST_KEYS = 200_000;

    private static final long NO_BUDGET = Long.MIN_VALUE;

    private final long amountNano;
    private final LongSupplier nodes;
    private final Clock clock;
    private final Map<UUID, AtomicLong> seen = new ConcurrentHashMap<>();
    private final Map<Scope, Long> used = new ConcurrentHashMap<>();
    private final Map<UUID, Taken> taken = new ConcurrentHashMap<>();

    /** What a request under way may spend, and in which scopes. */
    private record Taken(List<Scope> scopes, long nano) {

        /** What Redis holds for a request that it admitted, which nobody here knows. */
        static final Taken NOTHING = new Taken(List.of(), 0);

        long of(Scope scope) {
            return scopes.contains(scope) ? nano : 0;
        }
    }

    /**
     * @param amountNano for each scope, on all nodes together, in nano-USD
     */
    Grace(long amountNano, LongSupplier nodes, Clock clock) {
        this.amountNano = amountNano;
        this.nodes = nodes;
        this.clock = clock;
    }

    /** Redis has admitted: what is left now, and what was let through without it is Redis' again to count. */
    void seen(UUID key, Headroom headroom) {
        if (!used.isEmpty()) {
            used.clear();
            taken.clear();
        }
        long left = headroom.budgetNano().orElse(NO_BUDGET);
        AtomicLong known = seen.get(key);
        if (known != null) {
            known.lazySet(left);
        } else if (seen.size() < MOST_KEYS) {
            seen.put(key, new AtomicLong(left));
        }
    }

    /** What the tightest budget of a key had left; empty for a key that has none, null for one that is not known. */
    private @Nullable OptionalLong last(UUID key) {
        AtomicLong known = seen.get(key);
        if (known == null) {
            return null;
        }
        long left = known.get();
        return left == NO_BUDGET ? OptionalLong.empty() : OptionalLong.of(left);
    }

    /** Lets a request through; empty when its key is not known here, or a scope has no room. */
    synchronized Optional<Admitted> admit(AdmissionRequest request) {
        @Nullable OptionalLong last = last(request.draft().spender().keyId());
        if (last == null || request.binding().stream().anyMatch(Grace::isSuspended)) {
            return Optional.empty();
        }
        List<Scope> bound = bound(request.binding());
        OptionalLong room = bound.stream().mapToLong(scope -> room(scope, last)).min();
        long limit = limit(request.output(), request.estimate(), room);
        long nano = request.estimate().nano(limit);
        if (room.isPresent() && nano > room.getAsLong()) {
            return Optional.empty();
        }
        take(request.draft().requestId(), bound, nano);
        return Optional.of(
                admitted(request, limit, room.isPresent() ? OptionalLong.of(room.getAsLong() - nano) : room));
    }

    /** Lets a request make a further attempt; false where its key is not known here, or a scope has no room for more. */
    synchronized boolean extend(Hold hold, Extension extension) {
        @Nullable OptionalLong last = last(hold.spender().keyId());
        List<ScopeLimits> binding = hold.binding(extension.model());
        if (last == null || binding.stream().anyMatch(Grace::isSuspended)) {
            return false;
        }
        Taken before = taken.getOrDefault(hold.requestId(), Taken.NOTHING);
        long nano = Math.max(before.nano(), extension.nano());
        Set<Scope> scopes = new LinkedHashSet<>(before.scopes());
        scopes.addAll(bound(binding));
        if (scopes.stream().anyMatch(scope -> lacks(scope, last, nano - before.of(scope)))) {
            return false;
        }
        scopes.forEach(scope -> used.merge(scope, nano - before.of(scope), Long::sum));
        taken.put(hold.requestId(), new Taken(List.copyOf(scopes), nano));
        return true;
    }

    private boolean lacks(Scope scope, OptionalLong last, long more) {
        return more > 0 && more > room(scope, last);
    }

    private static List<Scope> bound(List<ScopeLimits> binding) {
        return binding.stream()
                .filter(limits -> !limits.hardBudgets().isEmpty())
                .map(ScopeLimits::scope)
                .toList();
    }

    /** What was let through has ended, and has spent so much. */
    synchronized void settled(UUID requestId, long spentNano) {
        Taken ended = taken.remove(requestId);
        if (ended != null) {
            ended.scopes().forEach(scope -> used.merge(scope, spentNano - ended.nano(), Long::sum));
        }
    }

    private long room(Scope scope, OptionalLong last) {
        long part = Math.min(last.orElse(amountNano), amountNano / Math.max(1, nodes.getAsLong()));
        return part - used.getOrDefault(scope, 0L);
    }

    private void take(UUID requestId, List<Scope> scopes, long nano) {
        taken.put(requestId, new Taken(scopes, nano));
        scopes.forEach(scope -> used.merge(scope, nano, Long::sum));
    }

    /** As {@code admit.lua} has it. */
    private static long limit(OutputLimit output, Estimate estimate, OptionalLong room) {
        long wanted = Math.min(output.requested().orElse(output.maximum()), output.maximum());
        if (room.isEmpty() || estimate.outputPico() == 0) {
            return wanted;
        }
        if (output.requested().isEmpty() && !output.strict()) {
            return Math.min(output.maximum(), Math.max(output.floor(), affordable(estimate, room.getAsLong() / 8)));
        }
        return output.strict() || estimate.nano(wanted) <= room.getAsLong()
                ? wanted
                : Math.max(Math.min(output.floor(), wanted), affordable(estimate, room.getAsLong()));
    }

    private static long affordable(Estimate estimate, long nano) {
        return Math.floorDiv((nano - estimate.inputNano()) * 1_000, estimate.outputPico());
    }

    private Admitted admitted(AdmissionRequest request, long limit, OptionalLong left) {
        long wanted = Math.min(
                request.output().requested().orElse(request.output().maximum()),
                request.output().maximum());
        Hold hold = new Hold(
                request.draft().requestId(),
                request.draft().spender(),
                request.limits(),
                clock.instant(),
                limit,
                limit < wanted,
                List.of());
        return new Admitted(hold, new Headroom(left, Optional.empty(), Optional.empty()));
    }

    private static boolean isSuspended(ScopeLimits limits) {
        return limits.hardBudgets().stream().anyMatch(budget -> budget.amountNano() == 0)
                || (!limits.rateLimits().reportOnly() && isSuspended(limits.rateLimits()));
    }

    private static boolean isSuspended(RateLimits rates) {
        return rates.rpm().orElse(1) == 0
                || rates.tpm().orElse(1) == 0
                || rates.concurrency().orElse(1) == 0;
    }
}

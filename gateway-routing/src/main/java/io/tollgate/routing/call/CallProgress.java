package io.tollgate.routing.call;

import io.tollgate.routing.call.AttemptResult.Failed;
import io.tollgate.routing.call.CallOutcome.Exhausted;
import io.tollgate.routing.call.CallOutcome.Expired;
import io.tollgate.routing.plan.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One call while its attempts are made; two of them may be under way at once. */
final class CallProgress {

    private final CallRequest request;
    private final AttemptQueue queue;
    private final Escalation escalation;
    private final long started = System.nanoTime();
    private final List<AttemptReport> reports = new ArrayList<>();
    private final List<AttemptTrace> underWay = new ArrayList<>();
    private Optional<Failed> forCaller = Optional.empty();
    private boolean settled;

    CallProgress(CallRequest request) {
        this.request = request;
        this.queue = new AttemptQueue(request.attempts());
        this.escalation = new Escalation(request);
    }

    CallRequest request() {
        return request;
    }

    synchronized Optional<Attempt> next() {
        return queue.next();
    }

    /** The next one that may be made while this one is under way. */
    synchronized Optional<Attempt> nextBeside(Attempt attempt) {
        return queue.nextBeside(attempt);
    }

    /** The next one that can go on with what this one has begun. */
    synchronized Optional<Attempt> nextContinuing(Attempt attempt) {
        return queue.nextContinuing(attempt);
    }

    /** Whether the one beside may be made; otherwise it is still there for later. */
    synchronized void decided(Attempt beside, boolean may) {
        if (!may) {
            queue.putBack(beside);
        }
    }

    synchronized AttemptTrace begin(Attempt attempt) {
        AttemptTrace trace = new AttemptTrace(attempt, started, queue.isEmpty());
        underWay.add(trace);
        return trace;
    }

    /** As {@link #begin}; empty when there is an outcome already. */
    synchronized Optional<AttemptTrace> beginBeside(Attempt attempt) {
        return settled ? Optional.empty() : Optional.of(begin(attempt));
    }

    synchronized void skipped(Attempt attempt) {
        reports.add(new AttemptTrace(attempt, started, false).skipped());
    }

    /** Of all attempts so far. */
    synchronized List<AttemptReport> reports() {
        return List.copyOf(reports);
    }

    /** Whether nothing was tried before. */
    synchronized boolean isFirst() {
        return reports.isEmpty();
    }

    /** Takes the result down; the call's outcome, if that settles it. */
    synchronized Optional<CallOutcome> after(AttemptResult result) {
        underWay.remove(result.trace());
        Optional<String> fault = escalation.fault(result, queue);
        if (fault.isPresent()) {
            reports.add(escalation.keep(result, fault.get()));
            return Optional.empty();
        }
        settled = result.settles();
        if (settled) {
            underWay.forEach(slower -> reports.add(slower.outpaced()));
            // Once: a stream that is gone on with elsewhere settles the call again.
            underWay.clear();
        }
        reports.add(result.report());
        if (result instanceof Failed failed) {
            queue.failed(failed.trace().attempt(), failed.failure());
            if (isForCaller(failed)) {
                forCaller = Optional.of(failed);
            }
        }
        return result instanceof Failed && escalation.hasAnswer()
                ? Optional.empty()
                : result.settled(List.copyOf(reports));
    }

    /** What a model finds fault with that only stands in says nothing of those that were asked for. */
    private boolean isForCaller(Failed failed) {
        String model = failed.trace().attempt().offering().model().id();
        return failed.failure().bodyForCaller().isPresent()
                && !request.care().standIns().contains(model);
    }

    /** The outcome when the deadline has come; empty when it has not. */
    synchronized Optional<CallOutcome> expired() {
        Deadline deadline = request.patience().deadline();
        return deadline.isOver()
                ? escalation
                        .answer(List.copyOf(reports))
                        .or(() -> Optional.of(new Expired(deadline.after(), List.copyOf(reports))))
                : Optional.empty();
    }

    /** The outcome when nothing is left to try: an answer that is there, or what the caller can do something about comes first. */
    synchronized CallOutcome exhausted() {
        List<AttemptReport> all = List.copyOf(reports);
        return escalation
                .answer(all)
                .or(() -> forCaller.flatMap(failed -> failed.rejection(all)))
                .orElseGet(() -> new Exhausted(all));
    }
}

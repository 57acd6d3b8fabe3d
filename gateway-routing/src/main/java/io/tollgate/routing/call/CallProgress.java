package io.tollgate.routing.call;

import io.tollgate.routing.call.AttemptResult.Failed;
import io.tollgate.routing.call.CallOutcome.Exhausted;
import io.tollgate.routing.call.CallOutcome.Expired;
import io.tollgate.routing.plan.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One call while its attempts are made, one after the other. */
final class CallProgress {

    private final CallRequest request;
    private final AttemptQueue queue;
    private final long started = System.nanoTime();
    private final List<AttemptReport> reports = new ArrayList<>();
    private Optional<Failed> forCaller = Optional.empty();

    CallProgress(CallRequest request) {
        this.request = request;
        this.queue = new AttemptQueue(request.attempts());
    }

    CallRequest request() {
        return request;
    }

    Optional<Attempt> next() {
        return queue.next();
    }

    AttemptTrace begin(Attempt attempt) {
        return new AttemptTrace(attempt, started);
    }

    void skipped(Attempt attempt) {
        reports.add(begin(attempt).skipped());
    }

    /** Takes the result down; the call's outcome, if that settles it. */
    Optional<CallOutcome> after(AttemptResult result) {
        reports.add(result.report());
        if (result instanceof Failed failed) {
            queue.failed(failed.trace().attempt(), failed.failure());
            if (failed.failure().bodyForCaller().isPresent()) {
                forCaller = Optional.of(failed);
            }
        }
        return result.settled(List.copyOf(reports));
    }

    /** The outcome when the deadline has come; empty when it has not. */
    Optional<CallOutcome> expired() {
        Deadline deadline = request.patience().deadline();
        return deadline.isOver() ? Optional.of(new Expired(deadline.after(), List.copyOf(reports))) : Optional.empty();
    }

    /** The outcome when nothing is left to try: what the caller can do something about comes first. */
    CallOutcome exhausted() {
        List<AttemptReport> all = List.copyOf(reports);
        return forCaller.flatMap(failed -> failed.rejection(all)).orElseGet(() -> new Exhausted(all));
    }
}

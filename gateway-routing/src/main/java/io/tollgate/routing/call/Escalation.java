package io.tollgate.routing.call;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.call.AttemptResult.Answered;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.tokens.TokenLengths;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the latest answer that was not good enough: it is given after all when nothing better comes. */
final class Escalation {

    private final CallRequest request;
    private @Nullable Answered kept;

    Escalation(CallRequest request) {
        this.request = request;
    }

    /** What is wrong with the answer, where somebody judges it; empty also when nothing better can be had. */
    Optional<String> fault(AttemptResult result, AttemptQueue queue) {
        return request.care().judge().isPresent() && result instanceof Answered answered
                ? request.care()
                        .judge()
                        .get()
                        .fault(answered.answer())
                        .filter(fault ->
                                queue.escalate(attempt(answered), request.care().standIns()))
                : Optional.empty();
    }

    private static Attempt attempt(Answered answered) {
        return answered.trace().attempt();
    }

    /** The report of an answer that is not given now. */
    AttemptReport keep(AttemptResult result, String fault) {
        Answered answered = (Answered) result;
        kept = answered;
        AttemptReport report = answered.report().escalated(fault, used(answered));
        request.gate().escalated(report);
        return report;
    }

    boolean hasAnswer() {
        return kept != null;
    }

    /** The call's outcome with the answer that was kept; empty when there is none. */
    Optional<CallOutcome> answer(List<AttemptReport> reports) {
        Answered answered = kept;
        return answered == null
                ? Optional.empty()
                : answered.settled(reports.stream()
                        .map(report -> isOf(report, answered) ? answered.report() : report)
                        .toList());
    }

    private static boolean isOf(AttemptReport report, Answered answered) {
        return report.startedNanos() == answered.report().startedNanos()
                && report.attempt().equals(answered.report().attempt());
    }

    private TokenUsage used(Answered answered) {
        return answered.answer().counted().filter(TokenUsage::plausible).orElseGet(() -> estimate(answered));
    }

    private TokenUsage estimate(Answered answered) {
        String model = attempt(answered).offering().upstreamModel();
        TokenLengths lengths = request.gate().lengths();
        return TokenUsage.of(
                lengths.prompt(model, request.call().own().body().size()),
                lengths.answer(model, answered.answer().outputBytes()));
    }
}

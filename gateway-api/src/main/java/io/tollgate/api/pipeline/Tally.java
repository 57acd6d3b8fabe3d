package io.tollgate.api.pipeline;

import io.tollgate.api.error.GatewayError;
import io.tollgate.billing.price.Cost;
import io.tollgate.billing.price.Terms;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.billing.price.Units;
import io.tollgate.billing.usage.UsageEvent.Charge;
import io.tollgate.billing.usage.UsageEvent.UsageSource;
import io.tollgate.routing.call.AttemptReport;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.UsagePart;
import io.tollgate.routing.tokens.TokenLengths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What a request has come to so far, so that it can be settled at any moment. Written by the one thread that serves the
 * request at a time; the fields are volatile because a cancellation may come from another.
 */
final class Tally {

    private final long inputBytes;
    private final Measure measure;
    private final Terms terms;
    private final boolean streamed;
    private final long mostOutput;
    private final TokenLengths lengths;
    private volatile @Nullable Attempt current;
    private volatile @Nullable TokenUsage begun;
    private volatile @Nullable TokenUsage reported;
    private volatile @Nullable String finishReason;
    private volatile @Nullable GatewayError failure;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean answered;
    private volatile boolean refused;
    private volatile boolean abandoned;
    private volatile List<AttemptReport> attempts = List.of();
    private volatile List<AttemptReport> escalated = List.of();
    private volatile long outputBytes;

    /**
     * @param mostOutput the tokens that were allowed, of all answers together: an estimate is never above what was set aside
     */
    Tally(long inputBytes, Measure measure, Terms terms, boolean streamed, long mostOutput, TokenLengths lengths) {
        this.inputBytes = inputBytes;
        this.measure = measure;
        this.terms = terms;
        this.streamed = streamed;
        this.mostOutput = mostOutput;
        this.lengths = lengths;
    }

    /** This attempt comes next, and is made when it was admitted. */
    void trying(Attempt attempt, boolean admitted) {
        current = admitted ? attempt : null;
    }

    /** An answer was not good enough; the next attempt may follow. */
    void escalated(AttemptReport report) {
        List<AttemptReport> all = new ArrayList<>(escalated);
        all.add(report);
        escalated = List.copyOf(all);
    }

    /** What was spent for answers that were not good enough. */
    Cost escalatedCost() {
        return Escalated.cost(attempts.isEmpty() ? escalated : attempts, terms);
    }

    /** The call is over, with these attempts; {@code served} gave content. */
    void served(Attempt attempt, List<AttemptReport> reports) {
        current = attempt;
        attempts = reports;
        answered = true;
    }

    /** The stream broke, and this attempt has gone on with it: what came before is paid for apart. */
    void continued(Attempt attempt, List<AttemptReport> reports) {
        TokenUsage used = charge().usage();
        Attempt broken = current;
        attempts = reports.stream()
                .map(report -> isBroken(report, broken) ? report.broken(used) : report)
                .toList();
        current = attempt;
        begun = null;
        reported = null;
        outputBytes = 0;
    }

    /** The stream broke, and these are the attempts that nothing came of. */
    void notContinued(List<AttemptReport> reports) {
        attempts = reports;
    }

    private static boolean isBroken(AttemptReport report, @Nullable Attempt broken) {
        return report.attempt().equals(broken) && report.outcome().equals(AttemptReport.SERVED);
    }

    /** The call is over and nothing gave content. */
    void unserved(List<AttemptReport> reports) {
        current = null;
        attempts = reports;
    }

    /** The call is over: this attempt's provider answered that the request is at fault, which costs nothing. */
    void refused(Attempt attempt, List<AttemptReport> reports) {
        current = attempt;
        attempts = reports;
        refused = true;
    }

    /** So many bytes of generated text were relayed. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void relayed(long bytes) {
        outputBytes += bytes;
    }

    /** All that a whole answer tells. */
    void took(Answer answer, boolean generating) {
        relayed(generating ? answer.outputBytes() : 0);
        answer.counted().ifPresent(this::reported);
        answer.finishReason().ifPresent(this::finished);
    }

    /** All that a part of a stream tells. */
    void took(Chunk chunk, boolean generating) {
        relayed(generating ? chunk.outputBytes() : 0);
        chunk.finishReason().ifPresent(this::finished);
        chunk.usage().ifPresent(this::took);
    }

    private void took(UsagePart usage) {
        if (usage.isUntold()) {
            return;
        }
        if (usage.preliminary()) {
            begun(usage.tokens());
        } else {
            reported(usage.tokens());
        }
    }

    /** The answer that was given is, or ended in, an error. */
    void failed(GatewayError error) {
        failure = error;
    }

    /** The caller has gone before the end of the answer. */
    void abandoned() {
        abandoned = true;
    }

    /**
     * Nothing is added any more.
     *
     * @return whether it had not been ended before
     */
    boolean end() {
        return ended.compareAndSet(false, true);
    }

    void finished(String reason) {
        finishReason = reason;
    }

    /** What the provider counted of the input, and of the output so far, before the answer was whole. */
    void begun(TokenUsage usage) {
        if (usage.plausible()) {
            begun = usage;
        }
    }

    /** What the provider counted; where that cannot be, it counts as not reported. */
    void reported(TokenUsage usage) {
        TokenUsage all = measure.known().none() ? usage : usage.with(together(usage.units(), measure.known()));
        if (all.plausible()) {
            reported = all;
        }
    }

    /** By which text is counted whose tokens nobody reported. */
    TokenLengths lengths() {
        return lengths;
    }

    Optional<Attempt> current() {
        return Optional.ofNullable(current);
    }

    boolean isAnswered() {
        return answered;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    /** Whether the caller was given all of the answer, but perhaps for the mark of its end. */
    boolean isWhole() {
        return finishReason != null && reported != null;
    }

    Optional<GatewayError> failure() {
        return Optional.ofNullable(failure);
    }

    /** Those that are known so far. */
    List<AttemptReport> attempts() {
        return attempts.isEmpty() ? escalated : attempts;
    }

    Optional<String> finishReason() {
        return Optional.ofNullable(finishReason);
    }

    /** What the provider reported, or else what was sent and relayed; nothing where no provider was asked. */
    Charge charge() {
        Attempt attempt = current;
        if (attempt == null || refused) {
            return Charge.NOTHING;
        }
        TokenUsage known = reported;
        return known == null
                ? charge(attempt, estimate(attempt.offering().upstreamModel()), UsageSource.ESTIMATED)
                : charge(attempt, known, UsageSource.PROVIDER);
    }

    /** Later requests whose providers report nothing are counted by what this one's did. */
    void learn() {
        Attempt attempt = current;
        TokenUsage known = reported;
        if (attempt != null && known != null) {
            lengths.learn(attempt.offering().upstreamModel(), inputBytes, outputBytes, known);
        }
    }

    private Charge charge(Attempt attempt, TokenUsage usage, UsageSource source) {
        var price = Planned.price(attempt);
        Cost cost = price.cost(usage, terms, attempt.credential().payer());
        return Charge.of(
                usage,
                source,
                price,
                cost.plus(escalatedCost()).withUpstream(Outpaced.cost(attempts, usage, streamed)));
    }

    private TokenUsage estimate(String model) {
        long output = Math.min(lengths.answer(model, outputBytes), mostOutput);
        TokenUsage input = begun;
        if (input != null) {
            // Some thoughts are counted and never shown.
            return new TokenUsage(
                    input.input(),
                    input.cacheRead(),
                    input.cacheWrite5m(),
                    input.cacheWrite1h(),
                    Math.max(output, input.output()),
                    input.reasoning(),
                    input.units(),
                    input.tier());
        }
        return TokenUsage.of(lengths.prompt(model, inputBytes), output).with(measure.guessed());
    }

    private static Units together(Units reported, Units known) {
        Units all = reported;
        for (Map.Entry<Unit, Long> count : known.counts().entrySet()) {
            all = all.count(count.getKey()) > 0 ? all : all.and(count.getKey(), count.getValue());
        }
        return all;
    }
}

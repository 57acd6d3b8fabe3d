package io.tollgate.api.pipeline;

import io.tollgate.billing.price.Bound;
import io.tollgate.billing.price.Estimate;
import io.tollgate.billing.price.PriceVersion;
import io.tollgate.billing.usage.UsageEvent;
import io.tollgate.routing.call.Care;
import io.tollgate.routing.cascade.AnswerJudge;
import io.tollgate.routing.cascade.Judge;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.plan.Downshift;
import io.tollgate.routing.plan.Home;
import io.tollgate.routing.plan.Strategy;
import io.tollgate.routing.policy.Measures;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.tokens.CountedPrompt;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request with the attempts that it may come to; at least one.
 *
 * @param counted its prompt, when it had to be counted
 */
record Planned(Inbound inbound, Choice choice, Optional<CountedPrompt> counted) {

    /** Whose broken streams can be gone on with. */
    private static final Set<Operation> RESCUED = EnumSet.of(Operation.CHAT, Operation.MESSAGES);

    /** A plan whose prompt is bounded by its bytes. */
    Planned(Inbound inbound, Choice choice) {
        this(inbound, choice, Optional.empty());
    }

    Planned counted(CountedPrompt prompt) {
        return new Planned(inbound, choice, Optional.of(prompt));
    }

    /** The same with this model's attempts alone; empty when there are none. */
    Optional<Planned> only(String model) {
        List<Attempt> own = attempts().stream()
                .filter(attempt -> attempt.offering().model().id().equals(model))
                .toList();
        return own.isEmpty() ? Optional.empty() : Optional.of(new Planned(inbound, choice.with(own), counted));
    }

    Planned under(Inbound renewed) {
        return new Planned(renewed, choice, counted);
    }

    List<Attempt> attempts() {
        return choice.attempts();
    }

    Optional<Home> home() {
        return choice.home();
    }

    /** What is done for the call beyond one attempt after the other. */
    Care care(boolean capped) {
        Measures wanted = choice.rules().measures();
        ProviderCall own = inbound.ask().call().own();
        return new Care(
                wanted.hedges(),
                wanted.rescues() && own.stream() && RESCUED.contains(own.operation()),
                judge(capped),
                standIns());
    }

    /** Ids of models that only stand in for those asked for. */
    Set<String> standIns() {
        return choice.downshift().map(Downshift::models).orElse(Set.of());
    }

    /**
     * Who judges the answer, where a cheap one is tried first. A stream's content is the caller's as it comes.
     *
     * @param capped whether policies or the budget bound it below what was asked for
     */
    Optional<Judge> judge(boolean capped) {
        Ask ask = inbound.ask();
        return choice.strategy() == Strategy.CASCADE
                        && !ask.stream()
                        && ask.operation().isChat()
                ? Optional.of(new AnswerJudge(
                        ask.operation(),
                        ask.call().own().body().json(),
                        capped || ask.outputLimit().isPresent()))
                : Optional.empty();
    }

    Attempt first() {
        return choice.attempts().get(0);
    }

    /** An attempt's worst case. */
    Estimate estimate(Attempt attempt) {
        return price(attempt)
                .estimate(
                        bound(attempt),
                        inbound.grant().terms(),
                        attempt.credential().payer());
    }

    /** What the provider counted tells how to bound its next prompt. */
    void learn(UsageEvent event) {
        if (event.charge().source() == UsageEvent.UsageSource.PROVIDER) {
            counted.ifPresent(prompt -> event.outcome()
                    .served()
                    .ifPresent(served ->
                            prompt.learn(served.upstreamModel(), event.charge().usage())));
        }
    }

    /** The most that goes in, in tokens, and what else is known of the request. */
    Bound bound(Attempt attempt) {
        Ask ask = inbound.ask();
        long bytes = ask.inputBound();
        Bound tokens = counted.map(prompt ->
                        prompt.bound(attempt.offering().upstreamModel(), bytes, ask.choices(), ask.serviceTier()))
                .orElseGet(() -> Bound.of(bytes, ask.choices(), ask.serviceTier()));
        return ask.measure().beside(tokens);
    }

    /** The price that the attempt is made at; the planner leaves out what has none. */
    static PriceVersion price(Attempt attempt) {
        return attempt.offering().price().orElseThrow();
    }
}

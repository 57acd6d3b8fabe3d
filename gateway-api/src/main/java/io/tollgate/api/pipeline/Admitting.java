package io.tollgate.api.pipeline;

import io.lettuce.core.RedisException;
import io.tollgate.api.auth.GrantOutcome;
import io.tollgate.api.auth.KeyGrants;
import io.tollgate.api.error.LimitErrors;
import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.billing.admission.AbandonedAdmission;
import io.tollgate.billing.admission.Admission;
import io.tollgate.billing.admission.AdmissionOutcome;
import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.Extension;
import io.tollgate.billing.money.Money;
import io.tollgate.routing.plan.Attempt;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Holds the first attempt's worst case, or refuses. */
final class Admitting {

    private static final Logger LOG = LoggerFactory.getLogger(Admitting.class);

    /** Held against tokens per minute when the caller names no output limit. */
    private static final long USUAL_OUTPUT = 1_000;

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int RELOADS = 3;

    private final Admission admission;
    private final KeyGrants grants;
    private final Planning planning;
    private final Rows rows;
    private final Counting counting;

    Admitting(Admission admission, KeyGrants grants, Planning planning, Rows rows, Counting counting) {
        this.admission = admission;
        this.grants = grants;
        this.planning = planning;
        this.rows = rows;
        this.counting = counting;
    }

    /** The admitted request, or the {@link io.tollgate.api.error.GatewayException} of the limit that it hit. */
    Mono<Ticket> admit(Planned planned) {
        return admit(planned, RELOADS);
    }

    /** The same for a request that nobody waits for: what is refused, or has changed meanwhile, is not tried again. */
    Mono<Ticket> admitOnce(Planned planned) {
        return admit(planned, 0);
    }

    /**
     * Does what costs nothing: it counts against requests per minute and requests at a time, and leaves no row. It is not done
     * for whom a budget leaves nothing; a rate that was hit is its {@link io.tollgate.api.error.GatewayException}.
     *
     * @param after gives back what is held meanwhile
     */
    <T> Mono<T> free(Planned planned, Function<Planned, Mono<T>> work, AbandonedAdmission after) {
        return free(planned, work, after, RELOADS);
    }

    private <T> Mono<T> free(Planned planned, Function<Planned, Mono<T>> work, AbandonedAdmission after, int reloads) {
        AdmissionRequest request = request(planned).free();
        return admission
                .admit(request)
                .onErrorMap(RedisException.class, Admitting::unavailable)
                .flatMap(outcome -> outcome instanceof AdmissionOutcome.Stale && reloads > 0
                        ? renew(planned).flatMap(renewed -> free(renewed, work, after, reloads - 1))
                        : worked(planned, outcome, work, Mono.fromRunnable(() -> after.undo(request))));
    }

    private <T> Mono<T> worked(
            Planned planned, AdmissionOutcome outcome, Function<Planned, Mono<T>> work, Mono<Void> after) {
        return outcome instanceof AdmissionOutcome.BudgetExceeded
                ? Mono.empty()
                : Mono.usingWhen(ticket(planned, outcome), ticket -> work.apply(planned), ticket -> after);
    }

    /** Whether this attempt may be made: the first one's worst case is held; a dearer one must be affordable too. */
    Mono<Boolean> admit(Ticket ticket, Attempt attempt) {
        Mono<Boolean> affordable = attempt.equals(ticket.planned().first()) ? Mono.just(true) : held(ticket, attempt);
        return affordable.doOnNext(may -> ticket.tally().trying(attempt, may));
    }

    /**
     * Whether this attempt may be made while another one is under way. One of the two is charged in the end, so the hold need
     * reach for the dearer one only.
     */
    Mono<Boolean> admitBeside(Ticket ticket, Attempt attempt) {
        return held(ticket, attempt);
    }

    /** Whether this attempt may be made to go on with the stream of the one that is under way. */
    Mono<Boolean> admitContinuation(Ticket ticket, Attempt attempt) {
        return held(ticket, attempt, ticket.tally().charge().cost().spend());
    }

    private Mono<Boolean> held(Ticket ticket, Attempt attempt) {
        return held(ticket, attempt, ticket.tally().escalatedCost().spend());
    }

    private Mono<Boolean> held(Ticket ticket, Attempt attempt, Money spent) {
        return admission
                .extend(ticket.hold(), extension(ticket, attempt, spent))
                .onErrorReturn(false);
    }

    private Mono<Ticket> admit(Planned planned, int reloads) {
        return admission
                .admit(request(planned))
                .onErrorMap(RedisException.class, Admitting::unavailable)
                .flatMap(outcome -> outcome instanceof AdmissionOutcome.Stale && reloads > 0
                        ? renew(planned).flatMap(renewed -> admit(renewed, reloads - 1))
                        : counted(planned, outcome, reloads));
    }

    /** Once more with the prompt counted, where it was refused for what its bytes could have come to. */
    private Mono<Ticket> counted(Planned planned, AdmissionOutcome outcome, int reloads) {
        return Counting.mayHelp(planned, outcome)
                ? counting.count(planned)
                        .flatMap(counted ->
                                counted.counted().isPresent() ? admit(counted, reloads) : ticket(planned, outcome))
                : ticket(planned, outcome);
    }

    /** The organization has changed: the key may have been revoked, or its models and limits be others. */
    private Mono<Planned> renew(Planned planned) {
        return grants.reload(planned.inbound().grant()).flatMap(outcome -> renewed(planned, outcome));
    }

    private Mono<Planned> renewed(Planned planned, GrantOutcome outcome) {
        if (outcome instanceof GrantOutcome.Refused refused) {
            throw refused.error().exception();
        }
        Inbound renewed = planned.inbound().under(((GrantOutcome.Granted) outcome).grant());
        renewed.grant().requireScope(renewed.call());
        renewed.requireAllowed();
        return renewed.grant().plansLike(planned.inbound().grant())
                ? Mono.just(planned.under(renewed))
                : planning.plan(renewed);
    }

    private Mono<Ticket> ticket(Planned planned, AdmissionOutcome outcome) {
        if (outcome instanceof AdmissionOutcome.Admitted admitted) {
            Inbound inbound = planned.inbound();
            inbound.watch().done(Stopwatch.Step.ADMITTED);
            Tally tally = new Tally(
                    inbound.ask().inputBound(),
                    inbound.ask().measure(),
                    inbound.grant().terms(),
                    inbound.ask().stream(),
                    inbound.ask().allOutput(admitted.hold()),
                    counting.lengths());
            return Mono.just(new Ticket(planned, admitted.hold(), admitted.headroom(), tally));
        }
        if (outcome instanceof AdmissionOutcome.BudgetExceeded refusal) {
            return Mono.error(LimitErrors.of(refusal).exception());
        }
        if (outcome instanceof AdmissionOutcome.RateLimited refusal) {
            return Mono.error(LimitErrors.of(refusal).exception());
        }
        return Mono.error(UpstreamErrors.limitsUnavailable(SOON).exception());
    }

    private AdmissionRequest request(Planned planned) {
        Inbound inbound = planned.inbound();
        Ask ask = inbound.ask();
        long maximum = planned.first().offering().model().maxOutputTokens();
        return new AdmissionRequest(
                inbound.grant().organizationRevision(),
                inbound.grant().limits().of(ask.operation(), ask.endUser()),
                planned.estimate(planned.first()),
                ask.limit(maximum),
                planned.bound(planned.first()).totalInput(),
                ask.mostOutput(ask.outputLimit().orElse(USUAL_OUTPUT)),
                rows.draft(planned));
    }

    private static Extension extension(Ticket ticket, Attempt attempt, Money spent) {
        Planned planned = ticket.planned();
        Ask ask = planned.inbound().ask();
        long output = mostOutput(ticket, attempt);
        long expected = Math.min(output, ask.mostOutput(ask.outputLimit().orElse(USUAL_OUTPUT)));
        return new Extension(
                planned.estimate(attempt).after(spent).nano(output),
                attempt.offering().model().id(),
                planned.bound(attempt).totalInput() + expected);
    }

    /** What the provider is told or, where it is told nothing, all that this model gives: more perhaps than the first one. */
    private static long mostOutput(Ticket ticket, Attempt attempt) {
        long most = ticket.inbound().ask().mostOutput(attempt.offering().model().maxOutputTokens());
        return Math.min(ticket.output().orElse(most), most);
    }

    private static Throwable unavailable(Throwable failure) {
        LOG.warn("limits cannot be checked: {}", failure.toString());
        return UpstreamErrors.limitsUnavailable(SOON).exception();
    }
}

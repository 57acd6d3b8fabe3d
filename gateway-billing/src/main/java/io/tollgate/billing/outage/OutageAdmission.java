package io.tollgate.billing.outage;

import io.lettuce.core.RedisException;
import io.tollgate.billing.admission.AbandonedAdmission;
import io.tollgate.billing.admission.Admission;
import io.tollgate.billing.admission.AdmissionOutcome;
import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.Extension;
import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.redis.RecoveringException;
import io.tollgate.billing.redis.RedisScript;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.usage.UsageEvent;
import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Admission that goes on, within limits, while Redis does not answer. What was let through so is settled like everything
 * else, as soon as Redis answers; a hold that Redis may have taken unheard is ended by that too.
 */
public final class OutageAdmission implements Admission, Settlement {

    private final Admission admission;
    private final Settlement settlement;
    private final AbandonedAdmission abandoned;
    private final RedisCircuit circuit;
    private final Optional<Grace> grace;

    private OutageAdmission(
            Admission admission,
            Settlement settlement,
            AbandonedAdmission abandoned,
            RedisCircuit circuit,
            Optional<Grace> grace) {
        this.admission = admission;
        this.settlement = settlement;
        this.abandoned = abandoned;
        this.circuit = circuit;
        this.grace = grace;
    }

    /** Admission and settlement as the settings say. */
    public static <S extends Settlement & AbandonedAdmission> OutageAdmission of(
            OutageSettings settings, Admission admission, S settlement, RedisCircuit circuit, LiveNodes nodes) {
        Optional<Grace> grace = settings.policy() == OutagePolicy.DENY
                ? Optional.empty()
                : Optional.of(new Grace(settings.graceNano(), nodes::count, Clock.systemUTC()));
        return new OutageAdmission(admission, settlement, settlement, circuit, grace);
    }

    @Override
    public Mono<AdmissionOutcome> admit(AdmissionRequest request) {
        return circuit.guard(admission.admit(request))
                .doOnNext(outcome -> remember(request, outcome))
                .onErrorResume(RedisException.class, failure -> instead(request, failure));
    }

    @Override
    public Mono<Boolean> extend(Hold hold, Extension extension) {
        return circuit.guard(admission.extend(hold, extension))
                .onErrorResume(RedisException.class, failure -> instead(hold, extension, failure));
    }

    @Override
    public Mono<Void> settle(Hold hold, UsageEvent event) {
        long spent = event.charge().cost().spend().budgetNano();
        grace.ifPresent(allowance -> allowance.settled(hold.requestId(), spent));
        return settlement.settle(hold, event);
    }

    private void remember(AdmissionRequest request, AdmissionOutcome outcome) {
        if (outcome instanceof AdmissionOutcome.Admitted admitted) {
            grace.ifPresent(
                    allowance -> allowance.seen(request.draft().spender().keyId(), admitted.headroom()));
        }
    }

    private Mono<Boolean> instead(Hold hold, Extension extension, Throwable failure) {
        return grace.filter(allowance -> isLost(failure))
                .map(allowance -> Mono.just(allowance.extend(hold, extension)))
                .orElseGet(() -> Mono.error(failure));
    }

    private boolean isLost(Throwable failure) {
        return circuit.isAway() || failure instanceof RecoveringException;
    }

    private Mono<AdmissionOutcome> instead(AdmissionRequest request, Throwable failure) {
        Optional<AdmissionOutcome> admitted =
                grace.filter(allowance -> isLost(failure)).flatMap(allowance -> allowance.admit(request));
        if (admitted.isEmpty() && RedisScript.mayHaveRun(failure)) {
            abandoned.undo(request);
        }
        return admitted.map(Mono::just).orElseGet(() -> Mono.error(failure));
    }
}

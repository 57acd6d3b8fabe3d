package io.tollgate.api.pipeline;

import io.tollgate.api.error.GatewayError;
import io.tollgate.api.error.GatewayException;
import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.billing.admission.WouldRefuse;
import io.tollgate.billing.refusal.Refusal;
import io.tollgate.billing.refusal.RefusalBook;
import io.tollgate.routing.call.AttemptGate;
import io.tollgate.routing.call.AttemptReport;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.quota.CredentialQuotas;
import io.tollgate.routing.tokens.TokenLengths;
import java.util.List;
import reactor.core.publisher.Mono;

/** Lets a request in, or turns it away and counts that. */
final class Gate {

    private static final String NO_SCOPE = "none";

    private final Planning planning;
    private final Admitting admitting;
    private final RefusalBook refusals;
    private final CredentialQuotas quotas;

    Gate(Planning planning, Admitting admitting, RefusalBook refusals, CredentialQuotas quotas) {
        this.planning = planning;
        this.admitting = admitting;
        this.refusals = refusals;
        this.quotas = quotas;
    }

    /** The admitted request, or a {@link GatewayException}. */
    Mono<Ticket> admit(Inbound inbound) {
        return planning.plan(inbound)
                .flatMap(this::admit)
                .doOnNext(this::countReported)
                .doOnError(GatewayException.class, refused -> count(inbound, refused.error()));
    }

    /** A request that nobody waits for, for this model alone; refusals are nobody's. */
    Mono<Ticket> admitShadow(Inbound inbound, String model) {
        return planning.plan(inbound)
                .flatMap(planned -> Mono.justOrEmpty(planned.only(model)))
                .flatMap(admitting::admitOnce);
    }

    /** Whether attempts of an admitted request may be made. */
    AttemptGate of(Ticket ticket) {
        return new AttemptGate() {
            @Override
            public Mono<Boolean> admit(Attempt attempt) {
                return admitting.admit(ticket, attempt);
            }

            @Override
            public Mono<Boolean> admitBeside(Attempt attempt) {
                return admitting.admitBeside(ticket, attempt);
            }

            @Override
            public Mono<Boolean> admitContinuation(Attempt attempt) {
                return admitting.admitContinuation(ticket, attempt);
            }

            @Override
            public void continued(Attempt attempt, List<AttemptReport> reports) {
                ticket.tally().continued(attempt, reports);
            }

            @Override
            public void notContinued(List<AttemptReport> reports) {
                ticket.tally().notContinued(reports);
            }

            @Override
            public void escalated(AttemptReport report) {
                ticket.tally().escalated(report);
            }

            @Override
            public TokenLengths lengths() {
                return ticket.tally().lengths();
            }
        };
    }

    private Mono<Ticket> admit(Planned planned) {
        requireQuota(planned);
        return admitting.admit(planned);
    }

    /** What no provider may be asked for is held against nobody's limits. */
    private void requireQuota(Planned planned) {
        Inbound inbound = planned.inbound();
        quotas.pause(planned.attempts(), inbound.grant().organizationId()).ifPresent(pause -> {
            throw UpstreamErrors.quotaUsedUp(inbound.ask().model(), List.of(), pause)
                    .exception();
        });
    }

    /** Served, although limits that only report would have refused it. */
    private void countReported(Ticket ticket) {
        for (WouldRefuse limit : ticket.hold().reported()) {
            refusals.count(new Refusal(
                    ticket.hold().spender(),
                    limit.reason(),
                    limit.scope().scope().kind().label(),
                    false));
        }
    }

    private void count(Inbound inbound, GatewayError error) {
        String scope = error.details().get("scope") instanceof String name ? name : NO_SCOPE;
        refusals.count(new Refusal(inbound.grant().spender(), error.code(), scope));
    }
}

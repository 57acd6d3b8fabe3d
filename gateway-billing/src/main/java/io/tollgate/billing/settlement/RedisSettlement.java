package io.tollgate.billing.settlement;

import io.tollgate.billing.admission.AbandonedAdmission;
import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.admission.NodeLeases;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.tenant.Spender;
import io.tollgate.billing.usage.UsageEvent;
import io.tollgate.billing.usage.UsageEventCodec;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Settlement as one Redis script, tried again until Redis answers. */
public final class RedisSettlement implements Settlement, AbandonedAdmission {

    private static final Logger LOG = LoggerFactory.getLogger(RedisSettlement.class);

    private final UntilAnswered untilAnswered;
    private final NodeLeases leases;
    private final UsageEventCodec codec;
    private final Retention retention;

    public RedisSettlement(
            SettleScript script, NodeLeases leases, UsageEventCodec codec, Retention retention, Clock clock) {
        this.untilAnswered = new UntilAnswered(script, retention, clock);
        this.retention = retention;
        this.leases = leases;
        this.codec = codec;
    }

    @Override
    public Mono<Void> settle(Hold hold, UsageEvent event) {
        SettleScript.Ending ending = ending(hold, event);
        retention.keep(ending);
        return untilAnswered
                .run(ending)
                .doOnNext(ended -> settled(ending, ended))
                .doOnSuccess(done -> leases.ended(hold.requestId()))
                .then();
    }

    @Override
    public void undo(AdmissionRequest request) {
        UsageEvent draft = request.draft();
        leases.ended(draft.requestId());
        untilAnswered
                .run(voiding(draft.spender(), draft.requestId()))
                .subscribe(
                        done -> LOG.debug("voided {}", draft.requestId()),
                        e -> LOG.error("{} may stay held while this node lives", draft.requestId(), e));
    }

    private void settled(SettleScript.Ending ending, SettleScript.Ended ended) {
        if (ended.reply() != SettleScript.Reply.FORGOTTEN) {
            retention.settled(ending, ended);
        } else if (!retention.leave(ending)) {
            LOG.error(
                    "{} is not settled again: it was settled before Redis was lost to this node, or Redis lost it: {}",
                    ending.requestId(),
                    ending.row());
        }
    }

    private SettleScript.Ending ending(Hold hold, UsageEvent event) {
        return new SettleScript.Ending(
                hold.spender().shard(),
                hold.requestId().toString(),
                leases.node(),
                ScopeLimits.names(hold.binding(event.call().model())),
                hold.admittedAt(),
                event.charge().cost().spend().budgetNano(),
                event.charge().usage().total(),
                codec.write(event),
                SettleScript.Mark.SETTLED);
    }

    private SettleScript.Ending voiding(Spender spender, UUID requestId) {
        return new SettleScript.Ending(
                spender.shard(),
                requestId.toString(),
                leases.node(),
                "",
                Instant.EPOCH,
                0,
                0,
                "",
                SettleScript.Mark.SETTLED);
    }
}

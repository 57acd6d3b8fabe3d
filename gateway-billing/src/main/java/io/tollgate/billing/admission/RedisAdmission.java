package io.tollgate.billing.admission;

import io.tollgate.billing.redis.RedisScript;
import io.tollgate.billing.redis.ServingRedis;
import io.tollgate.billing.redis.ShardEpochs;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.usage.UsageEventCodec;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** Admission as one Redis script over all scopes. */
public final class RedisAdmission implements Admission {

    private final RedisScript<String> admit;
    private final RedisScript<Long> extend;
    private final NodeLeases leases;
    private final UsageEventCodec codec;
    private final AbandonedAdmission abandoned;
    private final ShardEpochs epochs;

    public RedisAdmission(
            ServingRedis redis,
            NodeLeases leases,
            UsageEventCodec codec,
            AbandonedAdmission abandoned,
            ShardEpochs epochs) {
        this.admit = RedisScript.answeringString(
                redis, "accounting.lua", "bucket.lua", "hold.lua", "scopes.lua", "admit.lua");
        this.extend = RedisScript.answeringInteger(
                redis, "accounting.lua", "bucket.lua", "hold.lua", "scopes.lua", "extend.lua");
        this.leases = leases;
        this.codec = codec;
        this.abandoned = abandoned;
        this.epochs = epochs;
    }

    @Override
    public Mono<AdmissionOutcome> admit(AdmissionRequest request) {
        String row = codec.write(request.draft().lost());
        Mono<AdmitReply> asked = Mono.defer(() -> send(request, row));
        return asked.flatMap(reply -> reply.isOfAnotherEpoch() ? renewed(request, asked) : Mono.just(reply))
                .map(reply -> answered(reply, row))
                .doOnCancel(() -> abandoned.undo(request));
    }

    @Override
    public Mono<Boolean> extend(Hold hold, Extension extension) {
        ShardKeys shard = new ShardKeys(hold.spender().shard());
        List<ScopeLimits> binding = hold.binding(extension.model());
        long nano = extension.nano();
        List<String> keys = new ArrayList<>(List.of(shard.held(leases.node()), shard.epoch()));
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(nano));
        arguments.add(epochs.known(shard.shard()));
        arguments.add(Long.toString(extension.tokens()));
        arguments.add(shard.anyCounters());
        arguments.add(hold.requestId().toString());
        arguments.add(ScopeArguments.limits(binding));
        for (ScopeLimits limits : binding) {
            String name = limits.scope().label();
            keys.add(shard.counters(name));
            arguments.add(name);
        }
        return extend.run(keys, arguments).map(held -> held == 1).doOnNext(held -> extended(hold, held, nano, binding));
    }

    private <T> Mono<T> renewed(AdmissionRequest request, Mono<T> again) {
        return epochs.renew(request.draft().spender().shard()).then(again);
    }

    private AdmissionOutcome answered(AdmitReply reply, String row) {
        AdmissionOutcome outcome = reply.outcome();
        if (outcome instanceof AdmissionOutcome.Admitted) {
            leases.taken(reply.openHold(row), reply.lease());
        }
        return outcome;
    }

    private void extended(Hold hold, boolean held, long nano, List<ScopeLimits> binding) {
        if (held) {
            leases.extended(hold.requestId(), nano, binding);
        }
    }

    private Mono<AdmitReply> send(AdmissionRequest request, String row) {
        ShardKeys shard = new ShardKeys(request.draft().spender().shard());
        String epoch = epochs.known(shard.shard());
        List<ScopeLimits> binding = request.binding();
        List<String> arguments = arguments(request, row, epoch);
        arguments.add(ScopeLimits.names(binding));
        arguments.add(ShardKeys.rowField(request.draft().requestId().toString()));
        arguments.add(ScopeArguments.rates(binding));
        arguments.add(ScopeArguments.limits(binding));
        return admit.run(keys(shard, request, binding), arguments).map(reply -> AdmitReply.read(request, epoch, reply));
    }

    private List<String> keys(ShardKeys shard, AdmissionRequest request, List<ScopeLimits> binding) {
        List<String> keys = new ArrayList<>();
        keys.add(shard.revision(request.draft().spender().organizationId()));
        keys.add(shard.settled(request.draft().requestId().toString()));
        keys.add(shard.epoch());
        keys.add(shard.leases());
        keys.add(shard.held(leases.node()));
        binding.forEach(limits -> keys.add(shard.counters(limits.scope().label())));
        return keys;
    }

    private List<String> arguments(AdmissionRequest request, String row, String epoch) {
        OutputLimit output = request.output();
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(request.revision()));
        arguments.add(request.draft().requestId().toString());
        arguments.add(leases.node());
        arguments.add(Long.toString(NodeLeases.LEASE.toMillis()));
        arguments.add(Long.toString(request.estimate().inputNano()));
        arguments.add(Long.toString(request.estimate().outputPico()));
        arguments.add(Long.toString(output.requested().orElse(0)));
        arguments.add(Long.toString(output.maximum()));
        arguments.add(Long.toString(output.floor()));
        arguments.add(output.strict() ? "1" : "0");
        arguments.add(Long.toString(request.inputTokens()));
        arguments.add(Long.toString(request.expectedOutputTokens()));
        arguments.add(row);
        arguments.add(epoch);
        arguments.add(Long.toString(leases.end(request.draft().spender().shard(), epoch)));
        return arguments;
    }
}

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

    private final RedisScript<List<Object>> admit;
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
        this.admit = RedisScript.answeringList(redis, "accounting.lua", "bucket.lua", "scopes.lua", "admit.lua");
        this.extend = RedisScript.answeringInteger(redis, "accounting.lua", "bucket.lua", "scopes.lua", "extend.lua");
        this.leases = leases;
        this.codec = codec;
        this.abandoned = abandoned;
        this.epochs = epochs;
    }

    @Override
    public Mono<AdmissionOutcome> admit(AdmissionRequest request) {
        String row = codec.write(request.draft().lost());
        Mono<List<Object>> asked = Mono.defer(() -> send(request, row));
        return asked.flatMap(reply -> AdmitReply.isOfAnotherEpoch(reply) ? renewed(request, asked) : Mono.just(reply))
                .map(reply -> answered(new AdmitReply(request, reply), row))
                .doOnCancel(() -> abandoned.undo(request));
    }

    @Override
    public Mono<Boolean> extend(Hold hold, Extension extension) {
        ShardKeys shard = new ShardKeys(hold.spender().shard());
        List<ScopeLimits> binding = hold.binding(extension.model());
        long nano = extension.estimate().nano(hold.outputLimit());
        List<String> keys = new ArrayList<>(List.of(shard.hold(hold.requestId().toString()), shard.epoch()));
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(nano));
        arguments.add(epochs.known(shard.shard()));
        arguments.add(Long.toString(extension.tokens()));
        arguments.add(shard.any());
        binding.forEach(limits -> addScope(shard, limits, keys, arguments));
        return extend.run(keys, arguments).map(held -> held == 1).doOnNext(held -> extended(hold, held, nano, binding));
    }

    private <T> Mono<T> renewed(AdmissionRequest request, Mono<T> again) {
        return epochs.renew(request.draft().spender().shard()).then(again);
    }

    private AdmissionOutcome answered(AdmitReply reply, String row) {
        AdmissionOutcome outcome = reply.outcome();
        if (outcome instanceof AdmissionOutcome.Admitted) {
            leases.taken(reply.openHold(row));
        }
        return outcome;
    }

    private void extended(Hold hold, boolean held, long nano, List<ScopeLimits> binding) {
        if (held) {
            leases.extended(hold.requestId(), nano, binding);
        }
    }

    private Mono<List<Object>> send(AdmissionRequest request, String row) {
        ShardKeys shard = new ShardKeys(request.draft().spender().shard());
        List<String> keys = keys(shard, request);
        List<String> arguments = arguments(request, row);
        request.binding().forEach(limits -> addScope(shard, limits, keys, arguments));
        return admit.run(keys, arguments);
    }

    private List<String> keys(ShardKeys shard, AdmissionRequest request) {
        String id = request.draft().requestId().toString();
        List<String> keys = new ArrayList<>();
        keys.add(shard.revision(request.draft().spender().organizationId()));
        keys.add(shard.hold(id));
        keys.add(shard.leases());
        keys.add(shard.held(leases.node()));
        keys.add(shard.settled(id));
        keys.add(shard.epoch());
        return keys;
    }

    private List<String> arguments(AdmissionRequest request, String row) {
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
        arguments.add(epochs.known(request.draft().spender().shard()));
        return arguments;
    }

    /** As {@code scopes.lua} reads it. */
    private static void addScope(ShardKeys shard, ScopeLimits limits, List<String> keys, List<String> arguments) {
        String name = ShardKeys.name(limits.scope());
        keys.add(shard.budget(name));
        keys.add(shard.rates(name));
        arguments.add(name);
        arguments.add(Long.toString(limits.rateLimits().rpm().orElse(-1)));
        arguments.add(Long.toString(limits.rateLimits().tpm().orElse(-1)));
        arguments.add(Long.toString(limits.rateLimits().concurrency().orElse(-1)));
        arguments.add(limits.rateLimits().reportOnly() ? "1" : "0");
        arguments.add(Integer.toString(limits.budgets().size()));
        for (Budget budget : limits.budgets()) {
            arguments.add(Long.toString(budget.amountNano()));
            arguments.add(budget.window().letter());
            arguments.add(budget.kind() == BudgetKind.SOFT ? "1" : "0");
        }
    }
}

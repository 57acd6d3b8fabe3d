package io.tollgate.billing.admission;

import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.admission.ScopeStatus.BudgetStatus;
import io.tollgate.billing.admission.ScopeStatus.RateStatus;
import io.tollgate.billing.redis.RedisScript;
import io.tollgate.billing.redis.ShardKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import reactor.core.publisher.Mono;

/** Reads the counters that admission and settlement keep. */
public final class RedisLimitStatus implements LimitStatus {

    private final RedisScript<List<Object>> script;

    public RedisLimitStatus(StatefulRedisConnection<String, String> connection) {
        this.script = RedisScript.answeringList(connection, "accounting.lua", "bucket.lua", "scopes.lua", "status.lua");
    }

    @Override
    public Mono<ScopeStatus> of(int shard, ScopeLimits limits) {
        ShardKeys keys = new ShardKeys(shard);
        return script.run(List.of(keys.counters(limits.scope().label())), arguments(limits))
                .map(reply -> status(limits, reply));
    }

    private static List<String> arguments(ScopeLimits limits) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(limits.rateLimits().rpm().orElse(-1)));
        arguments.add(Long.toString(limits.rateLimits().tpm().orElse(-1)));
        limits.budgets().forEach(budget -> arguments.add(budget.window().letter()));
        return arguments;
    }

    private static ScopeStatus status(ScopeLimits limits, List<Object> reply) {
        Instant now = Instant.EPOCH.plus(integer(reply, 0), ChronoUnit.MICROS);
        List<BudgetStatus> budgets = new ArrayList<>();
        for (int i = 0; i < limits.budgets().size(); i++) {
            budgets.add(status(limits.budgets().get(i), integer(reply, 4 + 2 * i), integer(reply, 5 + 2 * i), now));
        }
        RateLimits rates = limits.rateLimits();
        return new ScopeStatus(
                budgets,
                status(rates.rpm(), integer(reply, 1)),
                status(rates.tpm(), integer(reply, 2)),
                status(rates.concurrency(), rates.concurrency().orElse(0) - integer(reply, 3)));
    }

    private static BudgetStatus status(Budget budget, long spent, long reserved, Instant now) {
        long remaining = Math.max(0, budget.amountNano() - spent - reserved);
        return new BudgetStatus(
                budget, spent, reserved, remaining, budget.window().resetsAt(now));
    }

    private static Optional<RateStatus> status(OptionalLong limit, long remaining) {
        return limit.isEmpty()
                ? Optional.empty()
                : Optional.of(new RateStatus(limit.getAsLong(), Math.max(0, remaining)));
    }

    private static long integer(List<Object> reply, int index) {
        return (Long) reply.get(index);
    }
}

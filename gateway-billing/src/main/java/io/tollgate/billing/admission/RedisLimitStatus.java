package io.tollgate.billing.admission;

import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.admission.ScopeStatus.BudgetStatus;
import io.tollgate.billing.admission.ScopeStatus.RateStatus;
import io.tollgate.billing.redis.RedisScript;
import io.tollgate.billing.redis.ShardKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
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
    public Mono<List<ScopeStatus>> of(int shard, List<ScopeLimits> limits) {
        if (limits.isEmpty()) {
            return Mono.just(List.of());
        }
        ShardKeys shardKeys = new ShardKeys(shard);
        List<String> keys = limits.stream()
                .map(each -> shardKeys.counters(each.scope().label()))
                .toList();
        return script.run(keys, arguments(limits)).map(reply -> statuses(limits, reply));
    }

    private static List<String> arguments(List<ScopeLimits> limits) {
        List<String> arguments = new ArrayList<>();
        for (ScopeLimits each : limits) {
            arguments.add(ScopeArguments.limit(each.rateLimits().rpm()));
            arguments.add(ScopeArguments.limit(each.rateLimits().tpm()));
            arguments.add(Integer.toString(each.budgets().size()));
            each.budgets().forEach(budget -> arguments.add(budget.window().letter()));
        }
        return arguments;
    }

    private static List<ScopeStatus> statuses(List<ScopeLimits> limits, List<Object> reply) {
        Iterator<Long> numbers = reply.stream().map(Long.class::cast).iterator();
        Instant now = Instant.EPOCH.plus(numbers.next(), ChronoUnit.MICROS);
        return limits.stream().map(each -> status(each, numbers, now)).toList();
    }

    private static ScopeStatus status(ScopeLimits limits, Iterator<Long> numbers, Instant now) {
        RateLimits rates = limits.rateLimits();
        Optional<RateStatus> rpm = status(rates.rpm(), numbers.next());
        Optional<RateStatus> tpm = status(rates.tpm(), numbers.next());
        Optional<RateStatus> concurrency =
                status(rates.concurrency(), rates.concurrency().orElse(0) - numbers.next());
        List<BudgetStatus> budgets = limits.budgets().stream()
                .map(budget -> status(budget, numbers.next(), numbers.next(), now))
                .toList();
        return new ScopeStatus(budgets, rpm, tpm, concurrency);
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
}

package io.tollgate.bench.jmh;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.price.Cost;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.tenant.Spender;
import io.tollgate.billing.usage.UsageEvent;
import io.tollgate.billing.usage.UsageEventCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;

/** What becomes a request's row is written as JSON, on its way through Redis, and read by the writer of rows. */
public class RowBenchmark extends StepBenchmark {

    private static final UsageEvent EVENT = new UsageEvent(
                    new UUID(1, 1),
                    new Spender(new UUID(2, 2), 7, new UUID(3, 3), new UUID(4, 4), Optional.of(new UUID(5, 5))),
                    new UsageEvent.Call(
                            "chat", "small-1", false, Optional.of("user-1"), Optional.empty(), Map.of("env", "prod")),
                    new UsageEvent.Outcome(
                            UsageEvent.Status.OK,
                            200,
                            Optional.empty(),
                            Optional.of("stop"),
                            Optional.of(new UsageEvent.Served("acme", "small-1-at-acme", "acme-main", "gpt-4o"))),
                    new UsageEvent.Charge(
                            TokenUsage.of(9, 300),
                            UsageEvent.UsageSource.PROVIDER,
                            Optional.of(new UUID(6, 6)),
                            new Cost(new Money(3_000), new Money(4_000), new Money(500), new Money(175))),
                    new UsageEvent.Latency(90, 40, 300, OptionalLong.empty(), 2_000, 600),
                    List.of(new UsageEvent.Attempt(
                            "acme",
                            "small-1-at-acme",
                            "acme-main",
                            "served",
                            OptionalInt.of(200),
                            500,
                            1_400,
                            OptionalLong.of(10),
                            Optional.empty(),
                            Optional.empty())),
                    "node-1")
            .by(new UsageEvent.Route(7, 1_790_000_000_000L));

    private final UsageEventCodec codec = new UsageEventCodec();
    private final String written = codec.write(EVENT);

    @Benchmark
    public String write() {
        return codec.write(EVENT);
    }

    @Benchmark
    public UsageEvent read() {
        return codec.read(written);
    }
}

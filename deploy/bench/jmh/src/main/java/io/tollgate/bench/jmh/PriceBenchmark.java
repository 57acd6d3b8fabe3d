package io.tollgate.bench.jmh;

import io.tollgate.billing.price.Bound;
import io.tollgate.billing.price.Cost;
import io.tollgate.billing.price.Estimate;
import io.tollgate.billing.price.PriceVersion;
import io.tollgate.billing.price.ServiceTier;
import io.tollgate.billing.price.Tariff;
import io.tollgate.billing.price.Terms;
import io.tollgate.billing.price.TokenUsage;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** What a request may cost at most, before it is made, and what it did cost, with a discount and a fee. */
public class PriceBenchmark extends StepBenchmark {

    private static final Terms TERMS = new Terms(new BigDecimal("12.5"), new BigDecimal("5"));
    private static final Bound BOUND = Bound.of(1_000, 1, ServiceTier.STANDARD);
    private static final TokenUsage USED = new TokenUsage(800, 150, 50, 0, 300, 40);

    private static final Map<String, String> USUAL =
            Map.of("input", "2.5", "cache_read", "0.25", "cache_write_5m", "3.125", "output", "10");
    private static final Map<String, String> WITH_VARIANTS = Map.of(
            "input", "2.5",
            "output", "10",
            "above_200k.input", "5",
            "above_200k.output", "15",
            "priority.multiplier", "2");

    @Param({"usual", "variants"})
    public String tariff = "usual";

    private PriceVersion price = version(USUAL);

    @Setup
    public void choose() {
        price = version(tariff.equals("usual") ? USUAL : WITH_VARIANTS);
    }

    @Benchmark
    public Estimate estimate() {
        return price.estimate(BOUND, TERMS);
    }

    @Benchmark
    public Cost cost() {
        return price.cost(USED, TERMS);
    }

    private static PriceVersion version(Map<String, String> document) {
        Tariff rates = Tariff.parse(document);
        return new PriceVersion(new UUID(0, 1), rates, rates);
    }
}

package io.tollgate.bench.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamDecoder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** One event of a provider's stream becomes a chunk of a chat completion. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StreamEventBenchmark {

    private static final int EVENTS = 1_000;
    private static final ProviderCall CALL = ProviderCall.of(
                    Operation.CHAT,
                    JsonMembers.read("{\"model\":\"small-1\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"
                            .getBytes(UTF_8)),
                    "small-1")
            .streaming(true);

    @Param({"openai", "anthropic", "gemini", "bedrock", "cohere"})
    public String family = "openai";

    private Family chosen = Family.of(family);

    @Setup
    public void choose() {
        chosen = Family.of(family);
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void decode(Blackhole sink) {
        StreamDecoder decoder = chosen.provider().streamDecoder(CALL, chosen.attempt());
        sink.consume(decoder.feed(chosen.first()));
        for (int i = 0; i < EVENTS; i++) {
            sink.consume(decoder.feed(chosen.event()));
        }
    }
}

package io.tollgate.bench.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamDecoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** One event of a provider's stream becomes a chunk of a chat completion. */
public class StreamEventBenchmark extends StepBenchmark {

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

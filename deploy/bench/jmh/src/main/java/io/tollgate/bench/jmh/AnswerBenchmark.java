package io.tollgate.bench.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UsagePart;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A provider's complete answer of 1.4 KB is read: what it says to the caller, and what it used. */
public class AnswerBenchmark extends StepBenchmark {

    private static final ProviderCall CALL = ProviderCall.of(
            Operation.CHAT,
            JsonMembers.read(
                    "{\"model\":\"small-1\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}".getBytes(UTF_8)),
            "small-1");

    @Param({"openai", "anthropic", "gemini", "bedrock", "cohere"})
    public String family = "openai";

    private Family chosen = Family.of(family);
    private UpstreamAnswer answer = new UpstreamAnswer(200, Map.of(), chosen.answer());

    @Setup
    public void choose() {
        chosen = Family.of(family);
        answer = new UpstreamAnswer(200, Map.of("content-type", "application/json"), chosen.answer());
        TokenUsage read = decode().fold(
                        answered -> answered.usage().map(UsagePart::tokens).orElse(TokenUsage.NONE),
                        failed -> TokenUsage.NONE);
        if (!read.equals(TokenUsage.of(9, 300))) {
            throw new IllegalStateException("the answer of " + family + " is read as " + read);
        }
    }

    @Benchmark
    public Decoded decode() {
        return chosen.provider().decode(CALL, chosen.attempt(), answer);
    }
}

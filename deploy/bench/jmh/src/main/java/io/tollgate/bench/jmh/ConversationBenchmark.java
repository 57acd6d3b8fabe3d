package io.tollgate.bench.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.ProviderCall;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A conversation of 100 KB, with tools that were called, is put in a provider's words. */
public class ConversationBenchmark extends StepBenchmark {

    private static final int BYTES = 100 * 1024;
    private static final String TEXT =
            "Tell me whether the gate is open, and how far it is from there to the station. ".repeat(10);

    @Param({"openai", "anthropic", "gemini", "bedrock", "cohere"})
    public String family = "openai";

    private Provider provider = Family.of(family).provider();
    private Attempt attempt = Family.of(family).attempt();
    private final byte[] body = body();

    @Setup
    public void choose() {
        provider = Family.of(family).provider();
        attempt = Family.of(family).attempt();
    }

    @Benchmark
    public byte[] translate() {
        ProviderCall call = ProviderCall.of(Operation.CHAT, JsonMembers.read(body), "small-1");
        return provider.encode(call, attempt).body().get();
    }

    private static byte[] body() {
        StringBuilder json = new StringBuilder("""
                {"model":"small-1","max_tokens":500,"temperature":0.5,"tools":[{"type":"function","function":{"name":"distance",
                "description":"How far it is","parameters":{"type":"object","properties":{"to":{"type":"string"}}}}}],
                "messages":[{"role":"system","content":"Be brief."}""");
        for (int turn = 0; json.length() < BYTES; turn++) {
            json.append(",{\"role\":\"user\",\"content\":\"")
                    .append(TEXT)
                    .append("\"},{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"call_")
                    .append(turn)
                    .append(
                            "\",\"type\":\"function\",\"function\":{\"name\":\"distance\",\"arguments\":\"{\\\"to\\\":\\\"here\\\"}\"}}]},")
                    .append("{\"role\":\"tool\",\"tool_call_id\":\"call_")
                    .append(turn)
                    .append("\",\"content\":\"a mile\"},{\"role\":\"assistant\",\"content\":\"")
                    .append(TEXT)
                    .append("\"}");
        }
        return json.append(",{\"role\":\"user\",\"content\":\"And back?\"}]}")
                .toString()
                .getBytes(UTF_8);
    }
}

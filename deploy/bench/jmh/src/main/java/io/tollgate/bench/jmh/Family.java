package io.tollgate.bench.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Model;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.anthropic.AnthropicProvider;
import io.tollgate.routing.provider.bedrock.BedrockProvider;
import io.tollgate.routing.provider.cohere.CohereProvider;
import io.tollgate.routing.provider.gemini.GeminiProvider;
import io.tollgate.routing.provider.openai.OpenAiProvider;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * A family of providers, and what its streams are made of.
 *
 * @param first what a stream begins with
 * @param event one event with a word in it
 * @param answer a complete answer of 1.4 KB, to 9 tokens with 300
 */
record Family(Provider provider, String upstreamModel, byte[] first, byte[] event, byte[] answer) {

    private static final String WORDS = "The gate is open until six. ".repeat(40);
    private static final InstantSource CLOCK = InstantSource.system();

    /** By the name that a parameter has. */
    static Family of(String name) {
        return switch (name) {
            case "openai" ->
                new Family(
                        new OpenAiProvider(),
                        "gpt-4o",
                        sse(
                                "{\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}"),
                        sse(
                                "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-4o\","
                                        + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\" word\"},\"finish_reason\":null}]}"),
                        json(
                                "{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"gpt-4o\",\"choices\":[{\"index\":0,"
                                        + "\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},\"finish_reason\":\"stop\"}],"
                                        + "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":300,\"total_tokens\":309}}"));
            case "anthropic" ->
                new Family(
                        new AnthropicProvider(CLOCK),
                        "claude-sonnet-4-6",
                        sse("{\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"usage\":{\"input_tokens\":9}}}"),
                        sse(
                                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\" word\"}}"),
                        json(
                                "{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"%s\"}],"
                                        + "\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":9,\"output_tokens\":300}}"));
            case "gemini" ->
                new Family(
                        new GeminiProvider(CLOCK),
                        "gemini-2.5-flash",
                        sse("{\"responseId\":\"r\",\"candidates\":[]}"),
                        sse(
                                "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\" word\"}]},\"index\":0}],"
                                        + "\"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":3,\"totalTokenCount\":12},"
                                        + "\"modelVersion\":\"gemini-2.5-flash\",\"responseId\":\"r\"}"),
                        json(
                                "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"%s\"}]},\"finishReason\":\"STOP\"}],"
                                        + "\"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":300,\"totalTokenCount\":309},"
                                        + "\"responseId\":\"r\"}"));
            case "bedrock" ->
                new Family(
                        new BedrockProvider(CLOCK),
                        "us.anthropic.claude-sonnet-4-6",
                        frame("messageStart", "{\"role\":\"assistant\"}"),
                        frame(
                                "contentBlockDelta",
                                "{\"contentBlockIndex\":0,\"delta\":{\"text\":\" word\"},\"p\":\"abcdefghij\"}"),
                        json(
                                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"%s\"}]}},\"stopReason\":\"end_turn\","
                                        + "\"usage\":{\"inputTokens\":9,\"outputTokens\":300,\"totalTokens\":309}}"));
            case "cohere" ->
                new Family(
                        new CohereProvider(CLOCK),
                        "command-a-03-2025",
                        sse(
                                "{\"id\":\"i\",\"type\":\"message-start\",\"delta\":{\"message\":{\"role\":\"assistant\"}}}"),
                        sse(
                                "{\"type\":\"content-delta\",\"index\":0,\"delta\":{\"message\":{\"content\":{\"text\":\" word\"}}}}"),
                        json(
                                "{\"id\":\"i\",\"finish_reason\":\"COMPLETE\",\"message\":{\"role\":\"assistant\",\"content\":[{\"type\":\"text\","
                                        + "\"text\":\"%s\"}]},\"usage\":{\"tokens\":{\"input_tokens\":9,\"output_tokens\":300}}}"));
            default -> throw new IllegalArgumentException("no family is called '" + name + "'");
        };
    }

    /** An attempt at a model of this family that can do everything. */
    Attempt attempt() {
        ProviderEntry entry = new ProviderEntry("acme", "Acme", provider.protocol(), URI.create("http://localhost"));
        Credential key = new Credential("acme-main", "acme", new ApiKey("sk-1"));
        Model model = new Model("small-1", "Small", 1_000_000, 64_000, EnumSet.allOf(Capability.class));
        return new Attempt(
                new Offering(
                        "small-1-at-acme",
                        model,
                        entry,
                        upstreamModel,
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        1,
                        Optional.empty(),
                        List.of(key)),
                key);
    }

    private static byte[] json(String answer) {
        return answer.formatted(WORDS).getBytes(UTF_8);
    }

    private static byte[] sse(String data) {
        return ("data: " + data + "\n\n").getBytes(UTF_8);
    }

    private static byte[] frame(String name, String payload) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Message(
                        Map.of(
                                ":message-type", HeaderValue.fromString("event"),
                                ":event-type", HeaderValue.fromString(name),
                                ":content-type", HeaderValue.fromString("application/json")),
                        payload.getBytes(UTF_8))
                .encode(bytes);
        return bytes.toByteArray();
    }
}

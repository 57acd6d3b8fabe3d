package io.tollgate.routing.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.Samples;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Cassettes;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.ProviderContract;
import io.tollgate.routing.provider.Replay;
import io.tollgate.routing.provider.StreamEvent.Done;
import io.tollgate.routing.provider.eventstream.Frames;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BedrockContractTest extends ProviderContract {

    @Override
    protected Provider family() {
        return new BedrockProvider(InstantSource.fixed(Instant.EPOCH), () -> "chatcmpl-1");
    }

    @Override
    protected String folder() {
        return "bedrock";
    }

    /** Its streams are binary, and are made of lines that people can read. */
    @Override
    protected byte[] cassette(String name) {
        return name.endsWith(".sse")
                ? Frames.of(Cassettes.read("bedrock/" + name.replace(".sse", ".jsonl")))
                : Cassettes.read("bedrock/" + name);
    }

    @Override
    protected boolean sendsItsKey() {
        return false;
    }

    @Override
    protected Attempt attempt(String apiKey) {
        return Samples.attempt("acme", URI.create("http://localhost"), apiKey);
    }

    @Override
    protected JsonNode limitIn(JsonNode request) {
        return request.path("inferenceConfig").path("maxTokens");
    }

    @Test
    void keepsReasoningAndWhatProvesIt() {
        JsonNode message = Json.read(answer("thinking.json").body())
                .path("choices")
                .path(0)
                .path("message");
        Replay replay = replay("thinking.sse");

        assertThat(Json.string(message, "reasoning_content")).isEqualTo("Is it open?");
        assertThat(message.path("reasoning_details").toString())
                .isEqualTo("[{\"type\":\"reasoning.text\",\"text\":\"Is it open?\",\"signature\":\"c2ln\"},"
                        + "{\"type\":\"reasoning.encrypted\",\"data\":\"c2VjcmV0\"}]");
        assertThat(replay.text()).contains("\"signature\":\"c2ln\"", "\"data\":\"c2VjcmV0\"");
    }

    @Test
    void endsAlsoWhereUsageComesBeforeTheEnd() {
        Replay replay = replay("usage-first.sse");

        assertThat(replay.last()).isInstanceOf(Done.class);
        assertThat(replay.usage().output()).isEqualTo(7);
    }

    @Test
    void callsWhatAGuardrailStoppedFiltered() {
        assertThat(replay("guardrail.sse").finishReason()).contains("content_filter");
    }

    @Test
    void tellsExceptionsInAStreamApart() {
        assertThat(replay("throttled.sse").failure()).isInstanceOf(Failure.Throttled.class);
        assertThat(replay("invalid.sse").failure()).isInstanceOf(Failure.BeyondOffering.class);
        assertThat(replay("error.sse").failure().outcome()).isEqualTo("status_424");
    }
}

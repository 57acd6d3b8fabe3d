package io.tollgate.routing.provider.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.DataPolicy;
import io.tollgate.routing.catalogue.Presets;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Wire;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Cassettes;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.Replay;
import io.tollgate.routing.provider.Untranslatable;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamRequest;
import io.tollgate.routing.provider.eventstream.Frames;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Anthropic's Messages where a cloud serves them. */
class HostingTest {

    private static final AnthropicProvider FAMILY = new AnthropicProvider(InstantSource.fixed(Instant.EPOCH));
    private static final String OWN =
            "{\"model\":\"small-1\", \"max_tokens\":9,  \"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

    @Test
    void namesTheModelInThePathOfBedrock() {
        UpstreamRequest request = FAMILY.encode(messages(), bedrock());

        assertThat(request.uri())
                .hasToString("https://bedrock-runtime.us-east-1.amazonaws.com/model/"
                        + "anthropic.claude-sonnet-4-20250514-v1%3A0/invoke-with-response-stream");
        assertThat(new String(request.body().get(), UTF_8))
                .contains("\"anthropic_version\":\"bedrock-2023-05-31\"", "\"anthropic_beta\":[\"a-1\",\"b-2\"]")
                .doesNotContain("\"model\"", "\"stream\"");
        assertThat(request.headers())
                .containsEntry("accept", "application/vnd.amazon.eventstream")
                .doesNotContainKeys("anthropic-version", "anthropic-beta", "x-api-key");
    }

    @Test
    void namesTheModelInThePathOfVertex() {
        UpstreamRequest request = FAMILY.encode(messages(), vertex());

        assertThat(request.uri())
                .hasToString("https://aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/anthropic"
                        + "/models/claude-sonnet-4@20250514:streamRawPredict");
        assertThat(new String(request.body().get(), UTF_8))
                .contains("\"anthropic_version\":\"vertex-2023-10-16\"", "\"stream\":true")
                .doesNotContain("\"model\"");
        assertThat(request.headers())
                .containsEntry("anthropic-beta", "a-1, b-2")
                .doesNotContainKey("x-api-key");
    }

    @Test
    void keepsTheRestOfACallersBytesAsTheyAre() {
        assertThat(new String(FAMILY.encode(messages(), vertex()).body().get(), UTF_8))
                .contains("\"max_tokens\":9,  \"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]");
    }

    @Test
    void asksForAWholeAnswerByThePathToo() {
        assertThat(FAMILY.encode(Samples.chat(""), bedrock()).uri().getPath()).endsWith("/invoke");
        assertThat(FAMILY.encode(Samples.chat(""), vertex()).uri().getPath()).endsWith(":rawPredict");
    }

    @Test
    void refusesAnImageByItsAddressWhereNobodyFetchesIt() {
        ProviderCall call = Samples.completeCall(
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://a.example/b.png\"}}]}]}");

        assertThatThrownBy(() -> FAMILY.encode(call, vertex()))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining("send it in Base64");
    }

    @Test
    void relaysWhatBedrockWrapsAsAnthropicsOwnEvents() {
        byte[] own = Cassettes.read("anthropic/stream.sse");

        Replay relayed = Replay.of(FAMILY.streamDecoder(messages(), bedrock()), Frames.chunks(own));

        assertThat(relayed.text())
                .contains("event: content_block_delta\ndata: {\"type\": \"content_block_delta\"")
                .contains("\"model\": \"small-1\"")
                .endsWith("\n\n");
        assertThat(relayed.usage().output()).isEqualTo(7);
    }

    @Test
    void endsAtAnExceptionOfBedrocks() {
        byte[] frame =
                Frames.message("exception", "throttlingException", "{\"message\":\"Slow down.\"}".getBytes(UTF_8));

        Replay replay = Replay.of(FAMILY.streamDecoder(messages(), bedrock()), frame);

        assertThat(replay.failure()).isInstanceOf(Failure.Throttled.class);
    }

    @Test
    void wordsAnErrorOfTheCloudsForTheCaller() {
        Decoded decoded = FAMILY.decode(
                Samples.chat(""),
                bedrock(),
                new UpstreamAnswer(400, Map.of(), "{\"message\":\"max_tokens: must be positive\"}".getBytes(UTF_8)));

        Failure failure = ((Decoded.Failed) decoded).failure();
        assertThat(Json.read(failure.bodyForCaller().orElseThrow())
                        .path("error")
                        .path("message")
                        .asString())
                .isEqualTo("max_tokens: must be positive");
    }

    private static ProviderCall messages() {
        return ProviderCall.of(Operation.MESSAGES, Samples.json(OWN), "small-1")
                .streaming(true)
                .passing(Map.of("anthropic-beta", "a-1, b-2", "anthropic-version", "2023-06-01"));
    }

    private static Attempt bedrock() {
        return at(
                "bedrock-anthropic",
                "https://bedrock-runtime.us-east-1.amazonaws.com",
                "anthropic.claude-sonnet-4-20250514-v1:0");
    }

    private static Attempt vertex() {
        return at(
                "vertex-anthropic",
                "https://aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/anthropic",
                "claude-sonnet-4@20250514");
    }

    private static Attempt at(String preset, String url, String model) {
        Wire wire = Wire.of(Presets.read().find(preset).orElseThrow().wire());
        return Samples.attempt(
                new ProviderEntry("acme", "Acme", Protocol.ANTHROPIC, URI.create(url), DataPolicy.UNKNOWN, wire),
                model,
                EnumSet.allOf(Capability.class));
    }
}

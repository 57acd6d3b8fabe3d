package io.tollgate.routing.provider.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.DataPolicy;
import io.tollgate.routing.catalogue.Presets;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Wire;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamRequest;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Embeddings as Vertex AI makes them. */
class PredictionsTest {

    private static final ProviderCall CALL = ProviderCall.of(
            Operation.EMBEDDINGS,
            Samples.json("{\"model\":\"small-1\",\"input\":[\"a\",\"b\"],\"dimensions\":2}"),
            "small-1");

    @Test
    void asksForAPrediction() {
        UpstreamRequest request = Asked.FAMILY.encode(CALL, vertex());

        assertThat(request.uri().toString()).endsWith("/publishers/google/models/gemini-embedding-001:predict");
        assertThat(new String(request.body().get(), UTF_8))
                .isEqualTo(
                        "{\"instances\":[{\"content\":\"a\"},{\"content\":\"b\"}],\"parameters\":{\"outputDimensionality\":2}}");
        assertThat(request.headers()).doesNotContainKey("x-goog-api-key");
    }

    @Test
    void asksForOneAtATimeWhereThePresetSaysSo() {
        assertThat(Asked.FAMILY.parts(CALL, vertex())).hasSize(2);
    }

    @Test
    void tellsTheUsage() {
        Answer answer = answer(
                vertex(),
                "{\"predictions\":[{\"embeddings\":{\"values\":[0.5,1.5],\"statistics\":{\"token_count\":3}}},"
                        + "{\"embeddings\":{\"values\":[2,3],\"statistics\":{\"token_count\":4}}}]}");

        assertThat(answer.usage().orElseThrow().tokens().input()).isEqualTo(7);
        assertThat(new String(answer.withUsage(Map.of("cost", "1".getBytes(UTF_8))), UTF_8))
                .contains("\"embedding\":[0.5,1.5]", "\"usage\":{\"prompt_tokens\":7,\"total_tokens\":7,\"cost\":1}");
    }

    @Test
    void tellsTheUsageOfTheGeminiApiWhereItIsSaid() {
        String embedded = "{\"embeddings\":[{\"values\":[0.5]}]%s}";

        assertThat(answer(Asked.of("m"), embedded.formatted(",\"usageMetadata\":{\"promptTokenCount\":5}"))
                        .usage()
                        .orElseThrow()
                        .tokens()
                        .input())
                .isEqualTo(5);
        assertThat(answer(Asked.of("m"), embedded.formatted("")).usage()).isEmpty();
    }

    private static Answer answer(Attempt attempt, String body) {
        Decoded decoded = Asked.FAMILY.decode(CALL, attempt, new UpstreamAnswer(200, Map.of(), body.getBytes(UTF_8)));
        return ((Decoded.Answered) decoded).answer();
    }

    private static Attempt vertex() {
        Wire wire = Wire.of(Presets.read().find("vertex").orElseThrow().wire());
        return Samples.attempt(
                new ProviderEntry(
                        "acme",
                        "Acme",
                        Protocol.GEMINI,
                        URI.create(
                                "https://aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/google"),
                        DataPolicy.UNKNOWN,
                        wire),
                "gemini-embedding-001",
                EnumSet.allOf(Capability.class));
    }
}

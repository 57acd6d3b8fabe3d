package io.tollgate.routing.provider.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.Samples;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Cassettes;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.ProviderContract;
import io.tollgate.routing.provider.UpstreamAnswer;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CohereContractTest extends ProviderContract {

    private static final String CITATION =
            "\"citations\":[{\"start\":4,\"end\":8,\"text\":\"gate\",\"sources\":[{\"type\":\"document\",\"id\":\"d1\"}]}]";

    @Override
    protected Provider family() {
        return new CohereProvider(InstantSource.fixed(Instant.EPOCH));
    }

    @Override
    protected String folder() {
        return "cohere";
    }

    @Override
    protected Attempt attempt(String apiKey) {
        return Samples.attempt("acme", URI.create("http://localhost"), apiKey);
    }

    /** It bills what its cache gave like the rest. */
    @Override
    protected TokenUsage usage() {
        return TokenUsage.of(112, 7);
    }

    @Override
    protected JsonNode limitIn(JsonNode request) {
        return request.path("max_tokens");
    }

    @Test
    void handsOnCitationsAndReasoning() {
        String answer = Json.text(Json.read(answer("cited.json").body()));

        assertThat(answer).contains(CITATION, "\"reasoning_content\":\"Is it open?\"");
        assertThat(replay("cited.sse").text()).contains(CITATION, "\"reasoning_content\":\"Is it open?\"");
    }

    @Test
    void takesAnAnswerThatEndedWithAnErrorForNone() {
        Decoded decoded = family().decode(
                        Samples.chat(""),
                        attempt("k"),
                        new UpstreamAnswer(200, Map.of(), Cassettes.read("cohere/failed.json")));

        assertThat(((Decoded.Failed) decoded).failure().triesNext()).isTrue();
    }
}

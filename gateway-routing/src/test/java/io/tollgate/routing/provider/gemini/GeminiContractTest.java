package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.Samples;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.ProviderContract;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

class GeminiContractTest extends ProviderContract {

    @Override
    protected Provider family() {
        return new GeminiProvider(InstantSource.fixed(Instant.EPOCH));
    }

    @Override
    protected String folder() {
        return "gemini";
    }

    @Override
    protected Attempt attempt(String apiKey) {
        return Samples.attempt("acme", URI.create("http://localhost/v1beta"), apiKey);
    }

    @Override
    protected JsonNode limitIn(JsonNode request) {
        return request.path("generationConfig").path("maxOutputTokens");
    }
}

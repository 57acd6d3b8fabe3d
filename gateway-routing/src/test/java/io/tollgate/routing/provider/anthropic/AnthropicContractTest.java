package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.Samples;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.ProviderContract;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

class AnthropicContractTest extends ProviderContract {

    @Override
    protected Provider family() {
        return new AnthropicProvider(InstantSource.fixed(Instant.EPOCH));
    }

    @Override
    protected String folder() {
        return "anthropic";
    }

    @Override
    protected Attempt attempt(String apiKey) {
        return Samples.attempt("acme", URI.create("http://localhost"), apiKey);
    }

    @Override
    protected JsonNode limitIn(JsonNode request) {
        return request.path("max_tokens");
    }
}

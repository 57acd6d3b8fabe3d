package io.tollgate.routing.provider.openai;

import io.tollgate.routing.Samples;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.ProviderContract;
import java.net.URI;
import tools.jackson.databind.JsonNode;

class OpenAiContractTest extends ProviderContract {

    @Override
    protected Provider family() {
        return new OpenAiProvider();
    }

    @Override
    protected String folder() {
        return "openai";
    }

    @Override
    protected Attempt attempt(String apiKey) {
        return Samples.attempt("acme", URI.create("http://localhost/v1"), apiKey);
    }

    @Override
    protected JsonNode limitIn(JsonNode request) {
        return request.path("max_tokens");
    }
}

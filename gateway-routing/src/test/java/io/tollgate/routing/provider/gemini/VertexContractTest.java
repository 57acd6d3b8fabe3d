package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.provider.HostedContract;
import io.tollgate.routing.provider.Provider;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

class VertexContractTest extends HostedContract {

    VertexContractTest() {
        super(
                Protocol.GEMINI,
                "vertex",
                "https://aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/google");
    }

    @Override
    protected Provider family() {
        return new GeminiProvider(InstantSource.fixed(Instant.EPOCH));
    }

    @Override
    protected String folder() {
        return "gemini";
    }

    @Override
    protected JsonNode limitIn(JsonNode request) {
        return request.path("generationConfig").path("maxOutputTokens");
    }
}

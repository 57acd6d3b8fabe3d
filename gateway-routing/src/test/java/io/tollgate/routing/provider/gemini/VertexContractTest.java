package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.DataPolicy;
import io.tollgate.routing.catalogue.Presets;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Wire;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.ProviderContract;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

class VertexContractTest extends ProviderContract {

    private static final Wire WIRE =
            Wire.of(Presets.read().find("vertex").orElseThrow().wire());

    @Override
    protected Provider family() {
        return new GeminiProvider(InstantSource.fixed(Instant.EPOCH));
    }

    @Override
    protected String folder() {
        return "gemini";
    }

    @Override
    protected boolean sendsItsKey() {
        return false;
    }

    @Override
    protected Attempt attempt(String apiKey) {
        return Samples.attempt(
                new ProviderEntry(
                        "acme",
                        "Acme",
                        Protocol.GEMINI,
                        URI.create(
                                "https://aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/google"),
                        DataPolicy.UNKNOWN,
                        WIRE),
                apiKey);
    }

    @Override
    protected JsonNode limitIn(JsonNode request) {
        return request.path("generationConfig").path("maxOutputTokens");
    }
}

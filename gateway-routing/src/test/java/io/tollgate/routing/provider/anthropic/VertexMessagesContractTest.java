package io.tollgate.routing.provider.anthropic;

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

class VertexMessagesContractTest extends ProviderContract {

    private static final Wire WIRE =
            Wire.of(Presets.read().find("vertex-anthropic").orElseThrow().wire());

    @Override
    protected Provider family() {
        return new AnthropicProvider(InstantSource.fixed(Instant.EPOCH));
    }

    @Override
    protected String folder() {
        return "anthropic";
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
                        Protocol.ANTHROPIC,
                        URI.create(
                                "https://aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/anthropic"),
                        DataPolicy.UNKNOWN,
                        WIRE),
                apiKey);
    }

    @Override
    protected JsonNode limitIn(JsonNode request) {
        return request.path("max_tokens");
    }
}

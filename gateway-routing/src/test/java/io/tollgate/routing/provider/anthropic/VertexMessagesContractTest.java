package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.provider.HostedContract;
import io.tollgate.routing.provider.Provider;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

class VertexMessagesContractTest extends HostedContract {

    VertexMessagesContractTest() {
        super(
                Protocol.ANTHROPIC,
                "vertex-anthropic",
                "https://aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/anthropic");
    }

    @Override
    protected Provider family() {
        return new AnthropicProvider(InstantSource.fixed(Instant.EPOCH));
    }

    @Override
    protected String folder() {
        return "anthropic";
    }

    @Override
    protected JsonNode limitIn(JsonNode request) {
        return request.path("max_tokens");
    }
}

package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.provider.Cassettes;
import io.tollgate.routing.provider.HostedContract;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.eventstream.Frames;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

class BedrockMessagesContractTest extends HostedContract {

    BedrockMessagesContractTest() {
        super(Protocol.ANTHROPIC, "bedrock-anthropic", "https://bedrock-runtime.us-east-1.amazonaws.com");
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

    /** Anthropic's own events, as Bedrock wraps them. */
    @Override
    protected byte[] cassette(String name) {
        byte[] bytes = Cassettes.read("anthropic/" + name);
        return name.endsWith(".sse") ? Frames.chunks(bytes) : bytes;
    }
}

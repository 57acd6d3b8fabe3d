package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.DataPolicy;
import io.tollgate.routing.catalogue.Presets;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Wire;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Cassettes;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.ProviderContract;
import io.tollgate.routing.provider.eventstream.Frames;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

class BedrockMessagesContractTest extends ProviderContract {

    private static final Wire WIRE =
            Wire.of(Presets.read().find("bedrock-anthropic").orElseThrow().wire());

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
                        URI.create("https://bedrock-runtime.us-east-1.amazonaws.com"),
                        DataPolicy.UNKNOWN,
                        WIRE),
                apiKey);
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

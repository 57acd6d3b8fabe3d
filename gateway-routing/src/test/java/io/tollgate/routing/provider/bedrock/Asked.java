package io.tollgate.routing.provider.bedrock;

import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamRequest;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import tools.jackson.databind.JsonNode;

/** What Bedrock is asked for a chat. */
final class Asked {

    static final BedrockProvider FAMILY = new BedrockProvider(InstantSource.fixed(Instant.EPOCH));
    static final String SONNET_4 = "us.anthropic.claude-sonnet-4-20250514-v1:0";
    static final String SONNET_46 = "us.anthropic.claude-sonnet-4-6";
    static final String MISTRAL = "mistral.mistral-large-2407-v1:0";
    static final String NOVA = "us.amazon.nova-2-lite-v1:0";

    private static final ProviderEntry ACME = new ProviderEntry(
            "acme", "Acme", Protocol.BEDROCK, URI.create("https://bedrock-runtime.us-east-1.amazonaws.com"));

    private Asked() {}

    /** An attempt at a model of this name, which can do everything. */
    static Attempt of(String upstreamModel) {
        return Samples.attempt(ACME, upstreamModel, EnumSet.allOf(Capability.class));
    }

    static UpstreamRequest request(String model, String members) {
        return FAMILY.encode(Samples.chat(members), of(model));
    }

    /** The body for a chat with these members besides a user's word. */
    static JsonNode body(String model, String members) {
        return Json.read(request(model, members).body().get());
    }

    /** The body for a chat with these messages. */
    static JsonNode messages(String model, String messages) {
        ProviderCall call = Samples.completeCall("{\"messages\":[" + messages + "]}");
        return Json.read(FAMILY.encode(call, of(model)).body().get());
    }
}

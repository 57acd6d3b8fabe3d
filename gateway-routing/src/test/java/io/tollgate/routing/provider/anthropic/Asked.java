package io.tollgate.routing.provider.anthropic;

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

/** What Anthropic is asked for a chat. */
final class Asked {

    static final AnthropicProvider FAMILY = new AnthropicProvider(InstantSource.fixed(Instant.EPOCH));

    private static final ProviderEntry ACME =
            new ProviderEntry("acme", "Acme", Protocol.ANTHROPIC, URI.create("https://api.example.com"));

    private Asked() {}

    /** An attempt at a model of this name, which can do everything. */
    static Attempt of(String upstreamModel) {
        return Samples.attempt(ACME, upstreamModel, EnumSet.allOf(Capability.class));
    }

    static Attempt textOnly() {
        return Samples.attempt(ACME, "claude-sonnet-4-5", EnumSet.of(Capability.CHAT));
    }

    static UpstreamRequest request(String model, String members) {
        return FAMILY.encode(Samples.chat(members), of(model));
    }

    /** The body for a chat with these members besides a user's word. */
    static JsonNode body(String model, String members) {
        return Json.read(request(model, members).body().get());
    }

    /** The body for a chat with these messages. */
    static JsonNode messages(String messages) {
        ProviderCall call = Samples.completeCall("{\"messages\":[" + messages + "]}");
        return Json.read(FAMILY.encode(call, of("claude-sonnet-4-5")).body().get());
    }
}

package io.tollgate.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.billing.price.Payer;
import io.tollgate.billing.price.PriceVersion;
import io.tollgate.billing.price.Tariff;
import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Model;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Models, offerings and calls for tests to start from. */
public final class Samples {

    public static final Model MODEL =
            new Model("small-1", "Small 1", 128_000, 16_384, Set.of(Capability.CHAT, Capability.STREAMING));

    /** At a provider that nobody calls. */
    public static final Attempt ATTEMPT = attempt("acme", URI.create("http://localhost/v1"));

    private Samples() {}

    /** The same attempt with a key of the tenant's own. */
    public static Attempt withOwnKey(Attempt attempt) {
        Credential operators = attempt.credential();
        return new Attempt(
                attempt.offering(), new Credential("own", operators.providerSlug(), operators.apiKey(), Payer.TENANT));
    }

    public static Attempt attempt(String provider, URI baseUrl) {
        Offering offering = offering(provider, baseUrl, Optional.of(price("1", "2")));
        return new Attempt(offering, offering.credentials().get(0));
    }

    /** An attempt at this address with this key, and nothing else in common with others. */
    public static Attempt attempt(String provider, URI baseUrl, String apiKey) {
        return new Attempt(
                offering(provider, baseUrl, Optional.of(price("1", "2"))),
                new Credential(provider + "-main", provider, new ApiKey(apiKey)));
    }

    /** An attempt at this provider with this key. */
    public static Attempt attempt(ProviderEntry provider, String apiKey) {
        return new Attempt(
                attempt(provider, "upstream-small", MODEL.capabilities()).offering(),
                new Credential(provider.slug() + "-main", provider.slug(), new ApiKey(apiKey)));
    }

    /** An attempt at a model of this name that can do this. */
    public static Attempt attempt(ProviderEntry provider, String upstreamModel, Set<Capability> capabilities) {
        Offering offering = new Offering(
                "small-1-at-" + provider.slug(),
                new Model("small-1", "Small", 200_000, 64_000, capabilities),
                provider,
                upstreamModel,
                Optional.empty(),
                Optional.empty(),
                0,
                1,
                Optional.empty(),
                List.of(credential(provider.slug(), "main")));
        return new Attempt(offering, offering.credentials().get(0));
    }

    /** A chat with these members besides a user's word. */
    public static ProviderCall chat(String members) {
        return completeCall("{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]" + (members.isEmpty() ? "" : ",")
                + members + "}");
    }

    public static Offering offering(String provider, URI baseUrl, Optional<PriceVersion> price) {
        return new Offering(
                "small-1-at-" + provider,
                MODEL,
                new ProviderEntry(provider, provider, Protocol.OPENAI, baseUrl),
                "upstream-small",
                Optional.empty(),
                Optional.empty(),
                0,
                1,
                price,
                List.of(credential(provider, "main")));
    }

    public static Credential credential(String provider, String name) {
        return new Credential(provider + "-" + name, provider, new ApiKey("secret-of-" + provider + "-" + name));
    }

    /** A price in USD per 1M tokens, the list price being the same. */
    public static PriceVersion price(String input, String output) {
        Tariff rates = Tariff.parse(Map.of("input", input, "output", output));
        return new PriceVersion(new UUID(7, 7), rates, rates);
    }

    /** A price at which cached input costs something else. */
    public static PriceVersion price(String input, String output, String cacheRead) {
        Tariff rates = Tariff.parse(Map.of("input", input, "output", output, "cache_read", cacheRead));
        return new PriceVersion(new UUID(7, 7), rates, rates);
    }

    public static ProviderCall completeCall(String body) {
        return ProviderCall.of(Operation.CHAT, json(body), MODEL.id());
    }

    public static ProviderCall streamCall(String body, boolean usageWanted) {
        return ProviderCall.of(Operation.CHAT, json(body), MODEL.id()).streaming(usageWanted);
    }

    public static JsonMembers json(String text) {
        return JsonMembers.read(text.getBytes(UTF_8));
    }
}

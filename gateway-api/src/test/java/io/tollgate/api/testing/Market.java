package io.tollgate.api.testing;

import io.tollgate.simulator.SimulatedProvider;
import io.tollgate.simulator.Simulator;
import java.util.Map;
import java.util.Objects;

/** The simulated providers in the operator's catalogue, all selling {@link #MODEL} at different prices. */
public final class Market {

    public static final String MODEL = "llama-3.3-70b-instruct";

    /** The cheapest. */
    public static final String CHEAP = "alder";

    /** The next. */
    public static final String DEARER = "birch";

    /** USD per 1M tokens, in and out. */
    private record Price(String input, String output) {}

    private static final Map<String, Price> PRICES = Map.of(
            CHEAP, new Price("0.50", "1.50"), DEARER, new Price("0.60", "1.80"), "cedar", new Price("0.90", "2.70"));

    private Market() {}

    /**
     * Sells one more model at one of the simulator's providers.
     *
     * @param capabilities a JSON list
     * @param fields of the offering, each with a comma before it
     * @param price the members of its price
     */
    static void sell(
            TestClient operator, String model, String capabilities, String provider, String fields, String price) {
        operator.put("/api/operator/models/" + model, """
                {"display_name": "%s", "context_length": 131072, "max_output_tokens": 8192,
                 "capabilities": %s}""".formatted(model, capabilities))
                .expectSuccess();
        operator.put("/api/operator/offerings/" + provider + "-" + model, """
                {"model": "%s", "provider": "%s", "upstream_model": "%s-up",
                 "price": {%s}%s}""".formatted(
                                model, provider, model, price, fields))
                .expectSuccess();
    }

    /** Puts one of the simulator's providers into the catalogue once more, as one of this protocol: {@code alder-gemini}. */
    static void open(TestClient operator, SimulatedProvider provider, String protocol, String baseUrl) {
        String slug = provider.slug() + "-" + protocol;
        operator.put("/api/operator/providers/" + slug, """
                {"display_name": "%s", "protocol": "%s", "base_url": "%s"}""".formatted(slug, protocol, baseUrl))
                .expectSuccess();
        operator.put("/api/operator/credentials/" + slug, """
                {"provider": "%s", "api_key": "%s"}""".formatted(slug, provider.apiKey()))
                .expectSuccess();
    }

    /** Makes the catalogue what it shall be, through the operator's API. */
    static void open(TestClient operator, Simulator simulator) {
        operator.put("/api/operator/models/" + MODEL, """
                {"display_name": "Llama 3.3 70B", "context_length": 131072, "max_output_tokens": 8192,
                 "capabilities": ["chat", "tools", "json_schema", "streaming"]}""").expectSuccess();
        simulator.providers().forEach(provider -> sell(operator, simulator, provider));
    }

    private static void sell(TestClient operator, Simulator simulator, SimulatedProvider provider) {
        String slug = provider.slug();
        operator.put("/api/operator/providers/" + slug, """
                {"display_name": "%s", "protocol": "openai", "base_url": "%s"}""".formatted(provider.displayName(), simulator.baseUrl(slug)))
                .expectSuccess();
        operator.put("/api/operator/credentials/" + slug + "-1", """
                {"provider": "%s", "api_key": "%s"}""".formatted(slug, provider.apiKey()))
                .expectSuccess();
        Price price = Objects.requireNonNull(PRICES.get(slug));
        operator.put("/api/operator/offerings/" + slug + "-llama", """
                {"model": "%s", "provider": "%s", "upstream_model": "%s-up", "priority": 0, "weight": 1,
                 "price": {"input": "%s", "output": "%s"}}""".formatted(
                                MODEL, slug, MODEL, price.input(), price.output()))
                .expectSuccess();
    }
}

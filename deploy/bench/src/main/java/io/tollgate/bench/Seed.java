package io.tollgate.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Fills an empty gateway as an operator and a customer would, with budgets on organization, team and key, and every rate limit on the last two. */
final class Seed {

    static final String MODEL = "bench-model";

    private static final Map<String, Long> RATE_LIMITS =
            Map.of("rpm", 100_000_000L, "tpm", 100_000_000_000L, "concurrency", 100_000L);
    private static final List<Map<String, String>> BUDGETS = List.of(
            Map.of("amount", "100000", "window", "day", "kind", "hard"),
            Map.of("amount", "1000000", "window", "month", "kind", "hard"));

    private final ControlPlane control;

    /** A team, and the secret of its key. */
    record Team(String id, String name, String key) {}

    Seed(ControlPlane control) {
        this.control = control;
    }

    /** Three providers that sell one model. */
    void catalogue(int simulatorPort) {
        Prices.byProvider().keySet().forEach(slug -> provider(slug, simulatorPort));
        put(
                "models/" + MODEL,
                Map.of(
                        "display_name",
                        "Benchmark model",
                        "context_length",
                        131_072,
                        "max_output_tokens",
                        32_768,
                        "capabilities",
                        List.of("chat", "streaming", "tools")));
        Prices.byProvider().forEach(this::offering);
    }

    private void provider(String slug, int port) {
        String baseUrl = "http://127.0.0.1:%d/%s/v1".formatted(port, slug);
        put("providers/" + slug, Map.of("display_name", slug, "protocol", "openai", "base_url", baseUrl));
        put("credentials/" + slug, Map.of("provider", slug, "api_key", "sk-" + slug + "-simulator"));
    }

    private void offering(String slug, Prices.Price price) {
        put(
                "offerings/bench-" + slug,
                Map.of(
                        "model",
                        MODEL,
                        "provider",
                        slug,
                        "upstream_model",
                        "gpt-oss-120b",
                        "price",
                        Map.of(
                                "input", price.input(),
                                "cache_read", price.cacheRead(),
                                "output", price.output())));
    }

    private void put(String path, Map<String, ?> body) {
        control.asOperator("PUT", "/api/operator/" + path, body);
    }

    /** Signs up, and lets the organization spend what the benchmark needs; without a fee, so that it pays what providers bill. */
    void organization() {
        organization("Bench", BUDGETS);
    }

    /** Signs up an organization without any budget. */
    void unlimitedOrganization() {
        organization("Bare", List.of());
    }

    /** Signs up an organization of this name, whose owner the control plane then acts for. */
    void organization(String name, List<Map<String, String>> budgets) {
        JsonNode answer = control.post(
                "/api/auth/sign-up",
                Map.of(
                        "email",
                        name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com",
                        "password",
                        "correct horse battery staple 9",
                        "name",
                        name,
                        "organization",
                        name));
        String id = answer.at("/organization/id").asString();
        control.asOperator(
                "PATCH", "/api/operator/organizations/" + id, Map.of("budgets", budgets, "fee_percent", "0"));
    }

    Team team(String name) {
        return team(name, Map.of("budgets", BUDGETS, "rate_limits", RATE_LIMITS));
    }

    /** A team with one budget in all, in USD. */
    Team team(String name, String amount) {
        return team(name, Map.of("budgets", List.of(Map.of("amount", amount, "window", "total", "kind", "hard"))));
    }

    /** A team and a key without any limit. */
    Team unlimitedTeam(String name) {
        return team(name, Map.of());
    }

    private Team team(String name, Map<String, ?> limits) {
        Map<String, Object> team = new LinkedHashMap<>(limits);
        team.put("name", name);
        String id = control.post("/api/teams", team).path("id").asString();
        Map<String, Object> key = new LinkedHashMap<>(team);
        key.put("team_id", id);
        return new Team(id, name, control.post("/api/keys", key).path("secret").asString());
    }
}

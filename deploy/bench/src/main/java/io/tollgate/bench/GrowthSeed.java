package io.tollgate.bench;

import io.netty.handler.codec.http.FullHttpResponse;
import io.tollgate.bench.load.LoadGenerator;
import io.tollgate.bench.load.LoadResult;
import io.tollgate.bench.load.Schedule;
import io.tollgate.bench.load.Target;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes much of everything, by the control plane's calls. */
final class GrowthSeed {

    /** Each model is sold by so many. */
    static final int OFFERINGS_OF_A_MODEL = 10;

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int CONNECTIONS = 16;
    private static final List<Map<String, String>> BUDGET =
            List.of(Map.of("amount", "100000", "window", "month", "kind", "hard"));

    private final Stage stage;
    private final LoadGenerator generator;
    private final ControlPlane operator;

    GrowthSeed(Stage stage, LoadGenerator generator) {
        this.stage = stage;
        this.generator = generator;
        this.operator = new ControlPlane(stage.gatewayAddress(), stage.operatorToken());
    }

    static String model(int number) {
        return "grown-" + number;
    }

    /** Models that nobody else has, from this number on, each with its offerings. */
    void models(int from, int to) {
        for (int number = from; number < to; number++) {
            operator.asOperator(
                    "PUT",
                    "/api/operator/models/" + model(number),
                    Map.of(
                            "display_name",
                            model(number),
                            "context_length",
                            131_072,
                            "max_output_tokens",
                            32_768,
                            "capabilities",
                            List.of("chat")));
            offerings(model(number));
        }
    }

    private void offerings(String model) {
        List<String> providers = List.copyOf(Prices.byProvider().keySet());
        for (int number = 0; number < OFFERINGS_OF_A_MODEL; number++) {
            String provider = providers.get(number % providers.size());
            BigDecimal input = new BigDecimal("0.1").add(BigDecimal.valueOf(number, 3));
            operator.asOperator(
                    "PUT",
                    "/api/operator/offerings/" + model + "-" + number,
                    Map.of(
                            "model",
                            model,
                            "provider",
                            provider,
                            "upstream_model",
                            "gpt-oss-120b",
                            "price",
                            Map.of("input", input.toPlainString(), "output", "0.6")));
        }
    }

    /** The secrets of so many keys, which have no limits of their own, in organizations whose names begin so. */
    List<String> keys(String name, int count) {
        // Keys of one organization are made one after the other.
        int organizations = Math.min(count, CONNECTIONS);
        List<byte[]> requests = new ArrayList<>();
        for (int number = 1; number <= organizations; number++) {
            requests.add(requestForKey(name + " " + number));
        }
        List<String> secrets = new ArrayList<>(count);
        LoadResult made = generator.run(
                new Target(name, stage.gatewayPort(), requests, answer -> gathered(answer, secrets)),
                Schedule.count(count),
                organizations);
        if (made.failed() > 0) {
            throw new BenchException("keys could not be made: " + made.failures());
        }
        return secrets;
    }

    private byte[] requestForKey(String organization) {
        ControlPlane owner = signedUp(organization);
        String token = owner.post("/api/tokens", Map.of("name", "growth"))
                .path("secret")
                .asString();
        String team =
                owner.post("/api/teams", Map.of("name", "team")).path("id").asString();
        return Target.post("/api/keys", token, "{\"team_id\":\"%s\",\"name\":\"key\"}".formatted(team));
    }

    private static Optional<String> gathered(FullHttpResponse answer, List<String> secrets) {
        if (answer.status().code() != 201) {
            return Optional.of("status " + answer.status().code());
        }
        secrets.add(MAPPER.readTree(answer.content().toString(StandardCharsets.UTF_8))
                .path("secret")
                .asString());
        return Optional.empty();
    }

    /** A key whose requests are held against eight limits: of organization, team, person, key, and parts of them. */
    String keyWithEightLimits() {
        ControlPlane owner = signedUp("Eight");
        JsonNode me = owner.get("/api/members");
        String member = me.at("/data/0/id").asString();
        Map<String, ?> model = Map.of("model", model(0), "budgets", BUDGET);
        Map<String, ?> endpoint = Map.of("endpoint", "/v1/chat/completions", "budgets", BUDGET);
        owner.patch("/api/members/" + member, Map.of("budgets", BUDGET, "narrowed_limits", List.of(model)));
        String team = owner.post(
                        "/api/teams",
                        Map.of("name", "team", "budgets", BUDGET, "narrowed_limits", List.of(model, endpoint)))
                .path("id")
                .asString();
        return owner.post(
                        "/api/keys",
                        Map.of(
                                "team_id", team,
                                "member_id", member,
                                "name", "key",
                                "budgets", BUDGET,
                                "narrowed_limits", List.of(endpoint)))
                .path("secret")
                .asString();
    }

    private ControlPlane signedUp(String organization) {
        ControlPlane owner = new ControlPlane(stage.gatewayAddress(), stage.operatorToken());
        new Seed(owner).organization(organization, BUDGET);
        return owner;
    }
}

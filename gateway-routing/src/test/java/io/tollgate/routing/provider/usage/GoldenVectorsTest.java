package io.tollgate.routing.provider.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.price.ServiceTier;
import io.tollgate.billing.price.Tariff;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.routing.json.JsonMembers;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From what a provider reports to the pico-dollar, against costs that were worked out by hand. */
class GoldenVectorsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TestFactory
    Stream<DynamicTest> priceWhatTheProviderReports() throws IOException {
        JsonNode golden = golden();
        return golden.path("vectors")
                .valueStream()
                .map(vector -> DynamicTest.dynamicTest(
                        vector.path("name").asString(), () -> check(vector, price(golden, vector))));
    }

    private static void check(JsonNode vector, Tariff price) {
        TokenUsage usage =
                usage(vector.path("family").asString(), vector.path("answer")).orElseThrow();

        assertThat(shown(usage)).isEqualTo(JSON.convertValue(vector.path("tokens"), new TypeReference<>() {}));
        assertThat(price.cost(usage))
                .isEqualTo(Money.ofUsd(new BigDecimal(vector.path("cost").asString())));
    }

    private static Optional<TokenUsage> usage(String family, JsonNode answer) {
        return switch (family) {
            case "openai" ->
                OpenAiUsage.read(
                        members(answer.path("usage")),
                        answer.path("service_tier").asStringOpt());
            case "anthropic" -> AnthropicUsage.read(told(answer.path("told")));
            case "gemini" -> GeminiUsage.read(answer.path("usageMetadata"));
            case "bedrock" ->
                BedrockUsage.read(
                        answer.path("usage"),
                        answer.path("serviceTier").path("type").asStringOpt());
            case "cohere" -> CohereUsage.read(answer.path("usage"));
            default -> throw new IllegalArgumentException(family);
        };
    }

    private static List<JsonMembers> told(JsonNode parts) {
        return parts.valueStream().map(GoldenVectorsTest::members).toList();
    }

    private static JsonMembers members(JsonNode node) {
        return JsonMembers.read(node.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The counts that are not zero, under the names that rows have for them. */
    private static Map<String, Object> shown(TokenUsage usage) {
        Map<String, Object> shown = new TreeMap<>();
        for (Unit unit : Unit.values()) {
            long count = unit == Unit.OUTPUT ? usage.output() : usage.count(unit);
            if (count > 0 && unit != Unit.REQUEST) {
                shown.put(unit.label(), (int) count);
            }
        }
        if (usage.tier() != ServiceTier.STANDARD) {
            shown.put("tier", usage.tier().label());
        }
        return shown;
    }

    private static Tariff price(JsonNode golden, JsonNode vector) {
        JsonNode document = golden.path("prices").path(vector.path("price").asString());
        Tariff tariff = Tariff.parse(JSON.convertValue(document, new TypeReference<Map<String, String>>() {}));
        return vector.has("at") ? tariff.at(Instant.parse(vector.path("at").asString())) : tariff;
    }

    private static JsonNode golden() throws IOException {
        try (InputStream file = GoldenVectorsTest.class.getResourceAsStream("/golden/usage-vectors.json")) {
            return JSON.readTree(Objects.requireNonNull(file));
        }
    }
}

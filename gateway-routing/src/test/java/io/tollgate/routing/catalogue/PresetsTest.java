package io.tollgate.routing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {

    private static final Presets PRESETS = Presets.read();

    static List<Preset> presets() {
        return List.copyOf(PRESETS.all());
    }

    @Test
    void knowsTheProvidersThatPeopleUse() {
        assertThat(PRESETS.all())
                .extracting(Preset::slug)
                .contains(
                        "openai",
                        "azure",
                        "anthropic",
                        "azure-entra",
                        "gemini",
                        "vertex",
                        "vertex-anthropic",
                        "bedrock",
                        "bedrock-anthropic",
                        "cohere",
                        "mistral",
                        "groq",
                        "deepseek",
                        "together",
                        "fireworks",
                        "xai",
                        "openrouter",
                        "perplexity",
                        "cerebras",
                        "sambanova",
                        "nvidia-nim",
                        "vllm",
                        "sglang",
                        "tgi",
                        "ollama",
                        "lm-studio");
    }

    @ParameterizedTest
    @MethodSource("presets")
    void saysWhereItsRulesAreFrom(Preset preset) {
        assertThat(preset.source()).startsWith("https://");
        assertThat(preset.checked()).isBetween("2026-01-01", "2099-12-31");
        assertThat(preset.baseUrl().map(URI::create).map(URI::getHost)).isNotEqualTo(Optional.of(""));
        assertThat(preset.baseUrl().orElse("")).doesNotEndWith("/");
    }

    @Test
    void readsTheDifferencesOfAProvider() {
        Wire azure = Wire.of(PRESETS.find("azure").orElseThrow().wire());
        Wire mistral = Wire.of(PRESETS.find("mistral").orElseThrow().wire());

        assertThat(azure.auth()).contains(new Wire.Auth("api-key", ""));
        assertThat(azure.query()).isEqualTo("api-version=2024-10-21");
        assertThat(azure.has(Quirk.DEPLOYMENT_PATHS)).isTrue();
        assertThat(azure.batchLimit()).hasValue(2048);
        assertThat(mistral.quirks()).contains(Quirk.RANDOM_SEED, Quirk.MAX_TOKENS);
        assertThat(mistral.unsupported()).contains("logit_bias");
    }

    @Test
    void addsTheCredentialAsTheProviderWantsIt() {
        Map<String, String> usual = new HashMap<>();
        Map<String, String> own = new HashMap<>();
        Wire.Auth bearer = new Wire.Auth("authorization", "Bearer ");

        Wire.PLAIN.sign(usual, bearer, new ApiKey("k"));
        Wire.of(Map.of("auth", Map.of("header", "Api-Key"), "headers", Map.of("X-Title", "Tollgate")))
                .sign(own, bearer, new ApiKey("k"));

        assertThat(usual).isEqualTo(Map.of("authorization", "Bearer k"));
        assertThat(own).isEqualTo(Map.of("api-key", "k", "x-title", "Tollgate"));
    }

    @Test
    void namesWhatIsWrong() {
        assertFault(Map.of("quirk", List.of()), "quirk is unknown");
        assertFault(Map.of("quirks", List.of("moody")), "'moody' is unknown");
        assertFault(Map.of("headers", Map.of("a b", "c")), "headers.a b");
        assertFault(Map.of("headers", Map.of("a", "b\r\nc: d")), "headers.a");
        assertFault(Map.of("headers", List.of()), "headers must be an object");
        assertFault(Map.of("auth", Map.of("header", 7)), "auth.header must be a text");
        assertFault(Map.of("query", "a b"), "query");
        assertFault(Map.of("unsupported", "n"), "unsupported must be a list");
        assertFault(Map.of("batch_limit", 0), "batch_limit");
    }

    private static void assertFault(Map<String, ?> wire, String problem) {
        assertThatThrownBy(() -> Wire.of(wire))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }
}

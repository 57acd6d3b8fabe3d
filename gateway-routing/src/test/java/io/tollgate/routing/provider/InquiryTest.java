package io.tollgate.routing.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.DataPolicy;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Wire;
import io.tollgate.routing.provider.anthropic.AnthropicProvider;
import io.tollgate.routing.provider.gemini.GeminiProvider;
import io.tollgate.routing.provider.openai.OpenAiProvider;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What providers are asked to find out whether a key is good. */
class InquiryTest {

    private static final ApiKey KEY = new ApiKey("sk-1");

    @Test
    void isSignedAsItsProtocolSays() {
        Inquiry openai = ask(new OpenAiProvider(), Protocol.OPENAI, "https://a.example/v1", Wire.PLAIN);
        Inquiry anthropic =
                ask(new AnthropicProvider(InstantSource.system()), Protocol.ANTHROPIC, "https://b.example", Wire.PLAIN);
        Inquiry gemini = ask(
                new GeminiProvider(InstantSource.system()), Protocol.GEMINI, "https://c.example/v1beta", Wire.PLAIN);

        assertThat(openai.uri()).hasToString("https://a.example/v1/models");
        assertThat(openai.headers()).containsExactly(Map.entry("authorization", "Bearer sk-1"));
        assertThat(anthropic.uri()).hasToString("https://b.example/v1/models");
        assertThat(anthropic.headers()).containsEntry("x-api-key", "sk-1").containsKey("anthropic-version");
        assertThat(gemini.uri()).hasToString("https://c.example/v1beta/models");
        assertThat(gemini.headers()).containsExactly(Map.entry("x-goog-api-key", "sk-1"));
    }

    @Test
    void isSignedAsTheHostWantsItWhereThatDiffers() {
        Wire azure =
                Wire.of(Map.of("auth", Map.of("header", "api-key", "prefix", ""), "query", "api-version=2024-10-21"));

        Inquiry inquiry = ask(new OpenAiProvider(), Protocol.OPENAI, "https://d.example/openai", azure);

        assertThat(inquiry.uri()).hasToString("https://d.example/openai/models?api-version=2024-10-21");
        assertThat(inquiry.headers()).containsExactly(Map.entry("api-key", "sk-1"));
        assertThat(inquiry).asString().doesNotContain("sk-1");
    }

    private static Inquiry ask(Provider family, Protocol protocol, String baseUrl, Wire wire) {
        ProviderEntry entry = new ProviderEntry("p", "P", protocol, URI.create(baseUrl), DataPolicy.UNKNOWN, wire);
        return family.inquiry(entry, KEY).orElseThrow();
    }
}

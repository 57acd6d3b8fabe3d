package io.tollgate.routing.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.routing.Samples;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.Untranslatable;
import io.tollgate.routing.provider.UpstreamRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MessageRequestTest {

    private static final String CALL = "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":["
            + "{\"id\":\"functions.a:0\",\"type\":\"function\",\"function\":{\"name\":\"a\",\"arguments\":\"{\\\"x\\\":1.50}\"}},"
            + "{\"id\":\"call_b\",\"type\":\"function\",\"function\":{\"name\":\"b\",\"arguments\":\"\"}}]}";

    @Test
    void putsInstructionsOnTopWhereverTheyAre() {
        JsonNode body = Asked.messages("{\"role\":\"system\",\"content\":\"Be brief.\"},"
                + "{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"developer\",\"content\":\"Be kind.\"}");

        assertThat(Json.text(body.path("system")))
                .isEqualTo("[{\"type\":\"text\",\"text\":\"Be brief.\"},{\"type\":\"text\",\"text\":\"Be kind.\"}]");
        assertThat(body.path("messages").size()).isEqualTo(1);
    }

    @Test
    void letsInstructionsAloneBeTheUsersWord() {
        JsonNode body = Asked.messages("{\"role\":\"system\",\"content\":\"Tell a joke.\"}");

        assertThat(body.has("system")).isFalse();
        assertThat(Json.text(body.path("messages")))
                .isEqualTo("[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Tell a joke.\"}]}]");
    }

    @Test
    void putsTheResultsOfParallelToolsIntoOneTurnBeforeTheUsersWord() {
        JsonNode messages = Asked.messages("{\"role\":\"user\",\"content\":\"Go\"}," + CALL
                        + ",{\"role\":\"tool\",\"tool_call_id\":\"functions.a:0\",\"content\":\"one\"}"
                        + ",{\"role\":\"tool\",\"tool_call_id\":\"call_b\",\"content\":[{\"type\":\"text\",\"text\":\"two\"}]}"
                        + ",{\"role\":\"user\",\"content\":\"And?\"}")
                .path("messages");

        assertThat(messages.size()).isEqualTo(3);
        assertThat(Json.text(messages.path(2)))
                .isEqualTo("{\"role\":\"user\",\"content\":["
                        + "{\"type\":\"tool_result\",\"tool_use_id\":\"functions_a_0\",\"content\":\"one\"},"
                        + "{\"type\":\"tool_result\",\"tool_use_id\":\"call_b\",\"content\":\"two\"},"
                        + "{\"type\":\"text\",\"text\":\"And?\"}]}");
    }

    @Test
    void sendsCallsWithTheirInputAndNoEmptyText() {
        JsonNode turn = Asked.messages("{\"role\":\"user\",\"content\":\"Go\"}," + CALL)
                .path("messages")
                .path(1);

        assertThat(Json.text(turn.path("content")))
                .isEqualTo("[{\"type\":\"tool_use\",\"id\":\"functions_a_0\",\"name\":\"a\",\"input\":{\"x\":1.50}},"
                        + "{\"type\":\"tool_use\",\"id\":\"call_b\",\"name\":\"b\",\"input\":{}}]");
    }

    @Test
    void refusesArgumentsThatAreNoObject() {
        String cut = CALL.replace("{\\\"x\\\":1.50}", "{\\\"x\\\":");

        assertThatThrownBy(() -> Asked.messages("{\"role\":\"user\",\"content\":\"Go\"}," + cut))
                .isInstanceOfSatisfying(
                        Untranslatable.class,
                        refused ->
                                assertThat(refused.field()).isEqualTo("messages[1].tool_calls[0].function.arguments"));
    }

    @Test
    void sendsSignedReasoningBackFirstAndUnsignedNotAtAll() {
        JsonNode turn = Asked.messages(
                        "{\"role\":\"user\",\"content\":\"Go\"},{\"role\":\"assistant\",\"content\":\"Yes.\","
                                + "\"reasoning_content\":\"Is it dusk?\",\"reasoning_details\":["
                                + "{\"type\":\"reasoning.text\",\"text\":\"Is it dusk?\",\"signature\":\"sig\"},"
                                + "{\"type\":\"reasoning.encrypted\",\"data\":\"sealed\"},"
                                + "{\"type\":\"reasoning.text\",\"text\":\"unsigned\"}]},{\"role\":\"user\",\"content\":\"Sure?\"}")
                .path("messages")
                .path(1);

        assertThat(Json.text(turn.path("content")))
                .isEqualTo(
                        "[{\"type\":\"thinking\",\"thinking\":\"Is it dusk?\",\"signature\":\"sig\"},"
                                + "{\"type\":\"redacted_thinking\",\"data\":\"sealed\"},{\"type\":\"text\",\"text\":\"Yes.\"}]");
    }

    @Test
    void sendsImagesAndDocuments() {
        JsonNode content = Asked.messages("{\"role\":\"user\",\"content\":["
                        + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,QUJD\"}},"
                        + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://example.com/a.png\"}},"
                        + "{\"type\":\"file\",\"file\":{\"filename\":\"a.pdf\",\"file_data\":\"data:application/pdf;base64,QUJD\"}},"
                        + "{\"type\":\"file\",\"file\":{\"file_data\":\"data:text/plain;base64,QUJD\"}}]}")
                .path("messages")
                .path(0)
                .path("content");

        assertThat(content.valueStream().map(block -> Json.text(block.path("source"))))
                .containsExactly(
                        "{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"QUJD\"}",
                        "{\"type\":\"url\",\"url\":\"https://example.com/a.png\"}",
                        "{\"type\":\"base64\",\"media_type\":\"application/pdf\",\"data\":\"QUJD\"}",
                        "{\"type\":\"text\",\"media_type\":\"text/plain\",\"data\":\"ABC\"}");
        assertThat(Json.string(content.path(2), "title")).isEqualTo("a.pdf");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"QUJD\",\"format\":\"wav\"}} | no sound",
                "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/tiff;base64,QUJD\"}}  | image/tiff",
                "{\"type\":\"file\",\"file\":{\"file_id\":\"file-1\"}}                             | send 'file_data'",
                "{\"type\":\"hologram\"}                                                          | hologram"
            })
    void refusesContentThatItCannotTakeNamingTheOffering(String part, String reason) {
        ProviderCall call = Samples.completeCall("{\"messages\":[{\"role\":\"user\",\"content\":[" + part + "]}]}");
        Attempt withOwnKey = Samples.withOwnKey(Asked.of("small-1"));

        assertThatThrownBy(() -> Asked.FAMILY.encode(call, withOwnKey))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining("small-1-at-acme")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAnImageForAModelOfText() {
        ProviderCall call = Samples.completeCall("{\"messages\":[{\"role\":\"user\",\"content\":["
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://example.com/a.png\"}}]}]}");

        assertThatThrownBy(() -> Asked.FAMILY.encode(call, Asked.textOnly()))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining("takes no images");
    }

    @Test
    void keepsTheMarksOfPromptCaches() {
        String mark = "\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}";
        ProviderCall call = Samples.completeCall("{\"messages\":[{\"role\":\"system\",\"content\":[{\"type\":\"text\","
                + "\"text\":\"Long.\"," + mark + "}]},{\"role\":\"user\",\"content\":\"Hi\"," + mark + "}],"
                + "\"tools\":[{\"type\":\"function\"," + mark + ",\"function\":{\"name\":\"a\"}}]}");

        JsonNode body =
                Json.read(Asked.FAMILY.encode(call, Asked.of("claude-x")).body().get());

        assertThat(body.findValues("cache_control")).hasSize(3);
        assertThat(body.path("system").path(0).has("cache_control")).isTrue();
    }

    @Test
    void keepsFourMarksOfPromptCachesAndSaysThatItDroppedOthers() {
        String mark = "\"cache_control\":{\"type\":\"ephemeral\"}";
        String part = "{\"type\":\"text\",\"text\":\"part\"," + mark + "}";
        ProviderCall call = Samples.completeCall("{\"messages\":[{\"role\":\"system\",\"content\":[" + part
                + "]},{\"role\":\"user\",\"content\":[" + part + "," + part + "," + part
                + "]}],\"tools\":[{\"type\":\"function\"," + mark
                + ",\"function\":{\"name\":\"a\",\"parameters\":{\"properties\":{\"cache_control\":{}}}}}]}");

        UpstreamRequest request = Asked.FAMILY.encode(call, Asked.of("claude-x"));

        JsonNode body = Json.read(request.body().get());
        assertThat(body.at("/system/0").has("cache_control")).isTrue();
        assertThat(body.at("/tools/0").has("cache_control")).isTrue();
        assertThat(body.at("/tools/0/input_schema/properties").has("cache_control"))
                .isTrue();
        assertThat(body.at("/messages/0/content").findValues("cache_control")).hasSize(2);
        assertThat(body.at("/messages/0/content/0").has("cache_control")).isFalse();
        assertThat(request.remarks()).containsEntry("x-tollgate-dropped", "cache_control");
    }

    @Test
    void leavesOutTheKeyOfAnotherProvidersPromptCacheWhichIsOnlyAHint() {
        assertThat(Asked.body("claude-x", "\"prompt_cache_key\":\"mine\"").has("prompt_cache_key"))
                .isFalse();
    }

    @Test
    void describesToolsAndTheChoiceAmongThem() {
        String tools = "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a\",\"description\":\"Does a.\","
                + "\"parameters\":{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"integer\",\"minimum\":1}}},\"strict\":true}},"
                + "{\"type\":\"web_search_20250305\",\"name\":\"web_search\"}]";

        JsonNode body =
                Asked.body("claude-sonnet-4-5", tools + ",\"tool_choice\":\"required\",\"parallel_tool_calls\":false");

        assertThat(Json.text(body.path("tools").path(0)))
                .isEqualTo(
                        "{\"name\":\"a\",\"description\":\"Does a.\",\"input_schema\":{\"type\":\"object\",\"properties\":"
                                + "{\"x\":{\"type\":\"integer\",\"description\":\"{minimum: 1}\"}},\"additionalProperties\":false},"
                                + "\"strict\":true}");
        assertThat(Json.string(body.path("tools").path(1), "type")).isEqualTo("web_search_20250305");
        assertThat(Json.text(body.path("tool_choice")))
                .isEqualTo("{\"type\":\"any\",\"disable_parallel_tool_use\":true}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"none\" | {\"type\":\"none\"}",
                "\"auto\" | {\"type\":\"auto\"}",
                "{\"type\":\"function\",\"function\":{\"name\":\"a\"}} | {\"type\":\"tool\",\"name\":\"a\"}"
            })
    void putsTheChoiceOfToolsIntoItsWords(String choice, String written) {
        JsonNode body = Asked.body(
                "claude-sonnet-4-5",
                "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a\"}}],\"tool_choice\":" + choice);

        assertThat(Json.text(body.path("tool_choice"))).isEqualTo(written);
    }

    @Test
    void bindsNewModelsToASchemaAndMakesOldOnesCallATool() {
        String format = "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"r\",\"strict\":true,"
                + "\"schema\":{\"type\":\"object\",\"properties\":{\"a\":{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}}}}}";

        JsonNode bound = Asked.body("claude-sonnet-4-5", format);
        UpstreamRequest emulated = Asked.request("claude-3-5-haiku-20241022", format);

        JsonNode written = bound.path("output_config").path("format");
        assertThat(Json.string(written, "type")).isEqualTo("json_schema");
        assertThat(written.path("schema").path("additionalProperties").isBoolean())
                .isTrue();
        assertThat(written.path("schema").path("properties").path("a").has("anyOf"))
                .isTrue();
        JsonNode forced = Json.read(emulated.body().get());
        assertThat(Json.text(forced.path("tool_choice")))
                .isEqualTo("{\"type\":\"tool\",\"name\":\"json\",\"disable_parallel_tool_use\":true}");
        assertThat(emulated.remarks()).containsEntry("x-tollgate-emulated", "response_format");
    }

    @Test
    void asksForJsonInWords() {
        UpstreamRequest request = Asked.request("claude-sonnet-4-5", "\"response_format\":{\"type\":\"json_object\"}");

        assertThat(Json.string(Json.read(request.body().get()), "system")).contains("JSON");
        assertThat(request.remarks()).containsEntry("x-tollgate-emulated", "response_format");
    }

    @ParameterizedTest
    @CsvSource({"seed, 7", "n, 2", "logprobs, true", "frequency_penalty, 0.5", "logit_bias, '{\"1\":2}'", "horse, 1"})
    void refusesByNameWhatItHasNoWordFor(String name, String value) {
        String members = "\"" + name + "\":" + value;

        assertThatThrownBy(() -> Asked.request("claude-sonnet-4-5", members))
                .isInstanceOfSatisfying(
                        Untranslatable.class,
                        refused -> assertThat(refused.field()).isEqualTo(name));
        UpstreamRequest dropped =
                Asked.FAMILY.encode(Samples.chat(members).leniently(true), Asked.of("claude-sonnet-4-5"));
        assertThat(dropped.remarks()).isEqualTo(Map.of("x-tollgate-dropped", name));
        assertThat(Json.read(dropped.body().get()).has(name)).isFalse();
    }

    @Test
    void saysNothingOfWhatAsksForNothing() {
        UpstreamRequest request = Asked.request(
                "claude-sonnet-4-5",
                "\"n\":1,\"frequency_penalty\":0.0,\"logprobs\":false,\"store\":true,\"seed\":null,\"logit_bias\":{},"
                        + "\"stream_options\":{\"include_usage\":true},\"response_format\":{\"type\":\"text\"}");

        assertThat(request.remarks()).isEmpty();
        assertThat(Json.read(request.body().get()).propertyNames()).containsOnly("model", "max_tokens", "messages");
    }

    @Test
    void passesAnthropicsOwnParametersUnderTheirNames() {
        JsonNode body =
                Asked.body("claude-sonnet-4-5", "\"top_k\":5,\"mcp_servers\":[{\"url\":\"https://example.com\"}]");

        assertThat(body.path("top_k").asInt()).isEqualTo(5);
        assertThat(body.has("mcp_servers")).isTrue();
    }

    @Test
    void alwaysHasALimit() {
        assertThat(Asked.body("claude-sonnet-4-5", "").path("max_tokens").asLong())
                .isEqualTo(64_000);
        assertThat(Asked.body("claude-sonnet-4-5", "\"max_completion_tokens\":9")
                        .path("max_tokens")
                        .asLong())
                .isEqualTo(9);
    }

    @Test
    void namesTheUserAndTheStops() {
        JsonNode body = Asked.body("claude-sonnet-4-5", "\"user\":\"u-1\",\"stop\":\"END\"");

        assertThat(Json.text(body.path("metadata"))).isEqualTo("{\"user_id\":\"u-1\"}");
        assertThat(Json.text(body.path("stop_sequences"))).isEqualTo("[\"END\"]");
    }
}

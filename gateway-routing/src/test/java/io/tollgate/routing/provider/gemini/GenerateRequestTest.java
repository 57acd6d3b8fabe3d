package io.tollgate.routing.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.routing.Samples;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.Untranslatable;
import io.tollgate.routing.provider.UpstreamRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class GenerateRequestTest {

    private static final String CALLS = "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":["
            + "{\"id\":\"c1\",\"function\":{\"name\":\"a\",\"arguments\":\"{\\\"x\\\":1}\"}%s},"
            + "{\"id\":\"c2\",\"function\":{\"name\":\"b\",\"arguments\":\"\"}}]%s},"
            + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"{\\\"ok\\\":true}\"},"
            + "{\"role\":\"tool\",\"tool_call_id\":\"c2\",\"content\":\"fine\"}";

    @Test
    void goesToTheModelsAddressWithTheKeyInAHeader() {
        UpstreamRequest whole = Asked.request("gemini-3-flash", "");
        UpstreamRequest stream =
                Asked.FAMILY.encode(Samples.streamCall("{\"messages\":[]}", true), Asked.of("tunedModels/mine"));

        assertThat(whole.uri()).hasToString("https://g.example.com/v1beta/models/gemini-3-flash:generateContent");
        assertThat(stream.uri())
                .hasToString("https://g.example.com/v1beta/tunedModels/mine:streamGenerateContent?alt=sse");
        assertThat(whole.headers())
                .containsEntry("x-goog-api-key", "secret-of-acme-main")
                .doesNotContainKey("authorization");
    }

    @Test
    void putsInstructionsAsideUnlessTheModelHasNoPlaceForThem() {
        String messages = "{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":\"Hi\"}";

        assertThat(Json.text(Asked.messages("gemini-3-flash", messages)))
                .isEqualTo("{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hi\"}]}],"
                        + "\"systemInstruction\":{\"parts\":[{\"text\":\"Be brief.\"}]}}");
        assertThat(Json.text(Asked.messages("gemma-3-27b-it", messages)
                        .path("contents")
                        .path(0)))
                .isEqualTo("{\"role\":\"user\",\"parts\":[{\"text\":\"Be brief.\"}]}");
    }

    @Test
    void tellsResultsApartByTheFunctionsName() {
        JsonNode contents = Asked.messages(
                        "gemini-2.5-flash", "{\"role\":\"user\",\"content\":\"Go\"}," + CALLS.formatted("", ""))
                .path("contents");

        assertThat(Json.text(contents.path(1).path("parts")))
                .isEqualTo(
                        "[{\"functionCall\":{\"name\":\"a\",\"args\":{\"x\":1}}},{\"functionCall\":{\"name\":\"b\",\"args\":{}}}]");
        assertThat(Json.text(contents.path(2)))
                .isEqualTo("{\"role\":\"user\",\"parts\":["
                        + "{\"functionResponse\":{\"name\":\"a\",\"response\":{\"ok\":true}}},"
                        + "{\"functionResponse\":{\"name\":\"b\",\"response\":{\"result\":\"fine\"}}}]}");
    }

    @Test
    void refusesAResultThatBelongsToNoCall() {
        assertThatThrownBy(() -> Asked.messages(
                        "gemini-3-flash", "{\"role\":\"tool\",\"tool_call_id\":\"lost\",\"content\":\"x\"}"))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining("'lost'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",\"extra_content\":{\"google\":{\"thought_signature\":\"own\"}} | '' | own",
                "'' | ,\"reasoning_details\":[{\"type\":\"reasoning.encrypted\",\"data\":\"google:kept\"}] | kept",
                "'' | ,\"reasoning_details\":[{\"type\":\"reasoning.encrypted\",\"data\":\"claudes\"}] | skip_thought_signature_validator",
                "'' | '' | skip_thought_signature_validator"
            })
    void sendsTheSignatureBackWithTheFirstCall(String extra, String details, String signature) {
        JsonNode parts = Asked.messages(
                        "gemini-3-pro-preview",
                        "{\"role\":\"user\",\"content\":\"Go\"}," + CALLS.formatted(extra, details))
                .path("contents")
                .path(1)
                .path("parts");

        assertThat(Json.string(parts.path(0), "thoughtSignature")).isEqualTo(signature);
        assertThat(parts.path(1).has("thoughtSignature")).isFalse();
    }

    @Test
    void sendsMediaInlineOrByAddress() {
        JsonNode parts = Asked.messages(
                        "gemini-3-flash",
                        "{\"role\":\"user\",\"content\":["
                                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,QUJD\"}},"
                                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://example.com/a.webp?x=1\"}},"
                                + "{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"QUJD\",\"format\":\"mp3\"}},"
                                + "{\"type\":\"file\",\"file\":{\"file_data\":\"data:application/pdf;base64,QUJD\"}}]}")
                .path("contents")
                .path(0)
                .path("parts");

        assertThat(parts.valueStream().map(Json::text))
                .containsExactly(
                        "{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"QUJD\"}}",
                        "{\"fileData\":{\"mimeType\":\"image/webp\",\"fileUri\":\"https://example.com/a.webp?x=1\"}}",
                        "{\"inlineData\":{\"mimeType\":\"audio/mp3\",\"data\":\"QUJD\"}}",
                        "{\"inlineData\":{\"mimeType\":\"application/pdf\",\"data\":\"QUJD\"}}");
    }

    @Test
    void writesHowTheAnswerIsGenerated() {
        JsonNode body = Asked.body(
                "gemini-2.5-flash",
                "\"max_tokens\":9,\"temperature\":1.7,\"top_p\":0.5,\"top_k\":3,\"seed\":7,\"presence_penalty\":0.1,"
                        + "\"frequency_penalty\":0.2,\"stop\":[\"a\",\"b\"],\"response_format\":{\"type\":\"json_object\"}");

        JsonNode config = body.path("generationConfig");
        assertThat(config.path("maxOutputTokens").asInt()).isEqualTo(9);
        assertThat(config.path("temperature").asDouble()).isEqualTo(1.7);
        assertThat(config.path("topP").asDouble()).isEqualTo(0.5);
        assertThat(config.path("topK").asInt()).isEqualTo(3);
        assertThat(config.path("seed").asInt()).isEqualTo(7);
        assertThat(config.path("presencePenalty").asDouble()).isEqualTo(0.1);
        assertThat(config.path("frequencyPenalty").asDouble()).isEqualTo(0.2);
        assertThat(Json.text(config.path("stopSequences"))).isEqualTo("[\"a\",\"b\"]");
        assertThat(Json.string(config, "responseMimeType")).isEqualTo("application/json");
    }

    @Test
    void namesACacheOfTheTenantsOwnAccount() {
        ProviderCall call = Samples.chat("\"cachedContent\":\"cachedContents/1\"");
        UpstreamRequest request = Asked.FAMILY.encode(call, Samples.withOwnKey(Asked.of("gemini-2.5-flash")));

        assertThat(Json.string(Json.read(request.body().get()), "cachedContent"))
                .isEqualTo("cachedContents/1");
    }

    @ParameterizedTest
    @CsvSource({"n, 2", "logprobs, true", "logit_bias, '{\"1\":2}'", "parallel_tool_calls, false"})
    void refusesByNameWhatItHasNoWordFor(String name, String value) {
        assertThatThrownBy(() -> Asked.request("gemini-3-flash", "\"" + name + "\":" + value))
                .isInstanceOfSatisfying(
                        Untranslatable.class,
                        refused -> assertThat(refused.field()).isEqualTo(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gemini-3-pro-preview   | none   | {\"thinkingLevel\":\"low\"}",
                "gemini-3-pro-preview   | medium | {\"includeThoughts\":true,\"thinkingLevel\":\"high\"}",
                "gemini-3.1-pro-preview | medium | {\"includeThoughts\":true,\"thinkingLevel\":\"medium\"}",
                "gemini-3.5-flash       | minimal | {\"includeThoughts\":true,\"thinkingLevel\":\"minimal\"}",
                "gemini-2.5-flash       | none   | {\"thinkingBudget\":0}",
                "gemini-2.5-pro         | none   | {\"thinkingBudget\":128}",
                "gemini-2.5-pro         | high   | {\"includeThoughts\":true,\"thinkingBudget\":24576}"
            })
    void tellsHowMuchToThink(String model, String effort, String config) {
        JsonNode body = Asked.body(model, "\"reasoning_effort\":\"" + effort + "\"");

        assertThat(Json.text(body.path("generationConfig").path("thinkingConfig")))
                .isEqualTo(config);
    }

    @Test
    void doesNotThinkWhereAnthropicsWordsForbidIt() {
        JsonNode body = Asked.body("gemini-2.5-flash", "\"thinking\":{\"type\":\"disabled\"}");

        assertThat(Json.text(body.path("generationConfig").path("thinkingConfig")))
                .isEqualTo("{\"thinkingBudget\":0}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"none\"     | {\"mode\":\"NONE\"}",
                "\"auto\"     | {\"mode\":\"AUTO\"}",
                "\"required\" | {\"mode\":\"ANY\"}",
                "{\"type\":\"function\",\"function\":{\"name\":\"a\"}} | {\"mode\":\"ANY\",\"allowedFunctionNames\":[\"a\"]}"
            })
    void putsTheChoiceOfToolsIntoItsWords(String choice, String config) {
        JsonNode body = Asked.body(
                "gemini-3-flash",
                "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a\"}},{\"googleSearch\":{}}],\"tool_choice\":"
                        + choice);

        assertThat(Json.text(body.path("toolConfig").path("functionCallingConfig")))
                .isEqualTo(config);
        assertThat(Json.text(body.path("tools")))
                .isEqualTo("[{\"functionDeclarations\":[{\"name\":\"a\"}]},{\"googleSearch\":{}}]");
    }

    @Test
    void holdsNewModelsToSchemasAsTheyAreAndOldOnesToAPart() {
        String schema = "{\"type\":\"object\",\"$schema\":\"x\",\"additionalProperties\":false,\"properties\":{"
                + "\"a\":{\"$ref\":\"#/$defs/A\"},\"b\":{\"type\":[\"string\",\"null\"]},\"c\":{\"const\":1},"
                + "\"d\":{\"oneOf\":[{\"type\":\"integer\",\"exclusiveMinimum\":0}]}},\"$defs\":{\"A\":{\"type\":\"number\"}}}";
        String format = "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"r\",\"schema\":"
                + schema + "}}";

        JsonNode now = Asked.body("gemini-2.5-flash", format).path("generationConfig");
        JsonNode before = Asked.body("gemini-2.0-flash", format).path("generationConfig");

        assertThat(Json.text(now.path("responseJsonSchema"))).isEqualTo(schema);
        assertThat(Json.text(before.path("responseSchema")))
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"number\"},"
                        + "\"b\":{\"type\":\"string\",\"nullable\":true},\"c\":{\"enum\":[1]},"
                        + "\"d\":{\"anyOf\":[{\"type\":\"integer\"}]}}}");
    }

    @Test
    void refusesASchemaThatRefersToItselfForAnOldModel() {
        String schema = "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#\"}},\"$defs\":{}}"
                .replace("\"#\"", "\"#/properties/a\"");

        assertThatThrownBy(() -> Asked.body(
                        "gemini-2.0-flash",
                        "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"schema\":" + schema + "}}"))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining("#/properties/a");
    }
}

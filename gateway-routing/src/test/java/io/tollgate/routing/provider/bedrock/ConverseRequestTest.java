package io.tollgate.routing.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.routing.Samples;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Untranslatable;
import io.tollgate.routing.provider.UpstreamRequest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConverseRequestTest {

    private static final String CALLS = """
            {"role":"user","content":"Both?"},
            {"role":"assistant","content":null,"tool_calls":[
              {"id":"call.1","type":"function","function":{"name":"a","arguments":"{\\"x\\":1}"}},
              {"id":"call.2","type":"function","function":{"name":"b","arguments":""}}]},
            {"role":"tool","tool_call_id":"call.1","content":"one"},
            {"role":"tool","tool_call_id":"call.2","content":"two"},
            {"role":"user","content":"So?"}""";

    @Test
    void namesTheModelInThePathAndNothingElse() {
        UpstreamRequest request = Asked.request("arn:aws:bedrock:us-east-1:1:inference-profile/x:0", "");

        assertThat(request.uri())
                .hasToString("https://bedrock-runtime.us-east-1.amazonaws.com/model/"
                        + "arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Ainference-profile%2Fx%3A0/converse");
        assertThat(Json.read(request.body().get()).has("model")).isFalse();
    }

    @Test
    void asksForAStreamByThePath() {
        UpstreamRequest request = Asked.FAMILY.encode(
                Samples.streamCall("{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}", true),
                Asked.of(Asked.NOVA));

        assertThat(request.uri().getPath()).endsWith("/converse-stream");
        assertThat(request.headers()).containsEntry("accept", "application/vnd.amazon.eventstream");
    }

    @Test
    void putsInstructionsAside() {
        JsonNode body = Asked.messages(
                Asked.NOVA,
                "{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"developer\",\"content\":\"In French.\"},"
                        + "{\"role\":\"user\",\"content\":\"Hi\"}");

        assertThat(body.path("system").toString()).isEqualTo("[{\"text\":\"Be brief.\"},{\"text\":\"In French.\"}]");
        assertThat(body.path("messages").toString()).isEqualTo("[{\"role\":\"user\",\"content\":[{\"text\":\"Hi\"}]}]");
    }

    @Test
    void letsAUserSpeakBeforeAGreeting() {
        JsonNode turns = Asked.messages(
                        Asked.NOVA,
                        "{\"role\":\"assistant\",\"content\":\"Welcome!\"},{\"role\":\"user\",\"content\":\"Hi\"}")
                .path("messages");

        assertThat(turns.toString())
                .isEqualTo("[{\"role\":\"user\",\"content\":[{\"text\":\"Begin.\"}]},"
                        + "{\"role\":\"assistant\",\"content\":[{\"text\":\"Welcome!\"}]},"
                        + "{\"role\":\"user\",\"content\":[{\"text\":\"Hi\"}]}]");
    }

    @Test
    void groupsParallelResultsInOneTurn() {
        JsonNode turns = Asked.messages(Asked.SONNET_4, CALLS).path("messages");

        assertThat(turns).hasSize(3);
        assertThat(turns.path(1).path("content").path(1).path("toolUse").toString())
                .isEqualTo("{\"toolUseId\":\"call_2\",\"name\":\"b\",\"input\":{}}");
        assertThat(turns.path(2).path("content").toString())
                .isEqualTo("[{\"toolResult\":{\"toolUseId\":\"call_1\",\"content\":[{\"text\":\"one\"}]}},"
                        + "{\"toolResult\":{\"toolUseId\":\"call_2\",\"content\":[{\"text\":\"two\"}]}},"
                        + "{\"text\":\"So?\"}]");
    }

    @Test
    void putsWhatOneSideSaysTwiceIntoOneTurn() {
        JsonNode body = Asked.messages(
                Asked.NOVA,
                "{\"role\":\"user\",\"content\":\"One\"},{\"role\":\"user\",\"content\":\"two\"},"
                        + "{\"role\":\"assistant\",\"content\":\"Three\"},{\"role\":\"assistant\",\"content\":\"four\"}");

        assertThat(body.path("messages").toString())
                .isEqualTo("[{\"role\":\"user\",\"content\":[{\"text\":\"One\"},{\"text\":\"two\"}]},"
                        + "{\"role\":\"assistant\",\"content\":[{\"text\":\"Three\"},{\"text\":\"four\"}]}]");
    }

    @Test
    void offersAStubWhereToolsWereCalledButAreOfferedNoMore() {
        assertThat(Asked.messages(Asked.SONNET_4, CALLS).path("toolConfig").path("tools"))
                .hasSize(1);
    }

    @Test
    void givesMistralIdsOfNineLettersAndDigits() {
        JsonNode turns = Asked.messages(Asked.MISTRAL, CALLS).path("messages");
        String asked = id(turns.path(1).path("content").path(0).path("toolUse"));
        String answered = id(turns.path(2).path("content").path(0).path("toolResult"));

        assertThat(asked).matches("[a-zA-Z0-9]{9}").isEqualTo(answered);
        assertThat(id(turns.path(1).path("content").path(1).path("toolUse"))).isNotEqualTo(asked);
    }

    private static String id(JsonNode block) {
        return Json.string(block, "toolUseId");
    }

    @Test
    void describesAToolThatHasNoDescription() {
        JsonNode tool =
                Asked.body(Asked.NOVA, tools("\"tool_choice\":\"required\"")).path("toolConfig");

        assertThat(tool.toString())
                .isEqualTo("{\"tools\":[{\"toolSpec\":{\"name\":\"now\",\"description\":\"now\","
                        + "\"inputSchema\":{\"json\":{\"type\":\"object\"}}}}],\"toolChoice\":{\"any\":{}}}");
    }

    @Test
    void choosesToolsInBedrocksWords() {
        assertThat(choice("{\"type\":\"function\",\"function\":{\"name\":\"now\"}}"))
                .isEqualTo("{\"tool\":{\"name\":\"now\"}}");
        assertThat(choice("\"auto\"")).isEqualTo("{\"auto\":{}}");
        assertThat(Asked.body(Asked.NOVA, tools("\"tool_choice\":\"none\"")).has("toolConfig"))
                .isFalse();
    }

    private static String choice(String choice) {
        return Asked.body(Asked.NOVA, tools("\"tool_choice\":" + choice))
                .path("toolConfig")
                .path("toolChoice")
                .toString();
    }

    private static String tools(String more) {
        return "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"now\"}}]," + more;
    }

    @Test
    void marksWhatMayBeCached() {
        JsonNode body = Asked.messages(
                Asked.SONNET_4,
                "{\"role\":\"system\",\"content\":[{\"type\":\"text\",\"text\":\"Long.\",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}}]},"
                        + "{\"role\":\"user\",\"content\":\"Hi\"}");

        assertThat(body.path("system").toString())
                .isEqualTo("[{\"text\":\"Long.\"},{\"cachePoint\":{\"type\":\"default\",\"ttl\":\"1h\"}}]");
    }

    @Test
    void sendsImagesAndDocumentsWithTheirFormat() {
        JsonNode body = Asked.messages(
                Asked.NOVA,
                "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,aQ==\"}},"
                        + "{\"type\":\"file\",\"file\":{\"filename\":\"A_plan  (2).pdf\",\"file_data\":\"data:application/pdf;base64,ag==\"}}]}");

        assertThat(body.path("messages").path(0).path("content").toString())
                .isEqualTo(
                        "[{\"image\":{\"format\":\"png\",\"source\":{\"bytes\":\"aQ==\"}}},"
                                + "{\"document\":{\"name\":\"A plan (2)\",\"format\":\"pdf\",\"source\":{\"bytes\":\"ag==\"}}}]");
    }

    @Test
    void givesEachDocumentANameOfItsOwn() {
        String file =
                "{\"type\":\"file\",\"file\":{\"filename\":\"%s\",\"file_data\":\"data:application/pdf;base64,ag==\"}}";
        JsonNode messages = Asked.messages(
                        Asked.NOVA,
                        "{\"role\":\"user\",\"content\":[" + file.formatted("document.pdf") + ","
                                + file.formatted("Document.pdf")
                                + "]},{\"role\":\"assistant\",\"content\":\"Yes\"},{\"role\":\"user\",\"content\":["
                                + file.formatted("document.pdf") + "]}")
                .path("messages");

        assertThat(messages.findValuesAsString("name")).containsExactly("document", "Document (2)", "document (3)");
    }

    @Test
    void refusesAnImageByItsAddress() {
        assertThatThrownBy(
                        () -> Asked.messages(
                                Asked.NOVA,
                                "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://a.example/b.png\"}}]}"))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining("send it in Base64");
    }

    @Test
    void sendsReasoningBackFirstAndOnlyWhereItIsSigned() {
        JsonNode turn = Asked.messages(
                        Asked.SONNET_4,
                        "{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"content\":\"Yes\",\"reasoning_content\":\"Hm\",\"reasoning_details\":["
                                + "{\"type\":\"reasoning.text\",\"text\":\"Hm\",\"signature\":\"s\"},"
                                + "{\"type\":\"reasoning.text\",\"text\":\"unsigned\"}]},{\"role\":\"user\",\"content\":\"So?\"}")
                .path("messages")
                .path(1);

        assertThat(turn.path("content").toString())
                .isEqualTo(
                        "[{\"reasoningContent\":{\"reasoningText\":{\"text\":\"Hm\",\"signature\":\"s\"}}},{\"text\":\"Yes\"}]");
    }

    @Test
    void tellsEachMakersModelsInTheirOwnWordsHowMuchToThink() {
        String effort = "\"reasoning_effort\":\"low\"";

        assertThat(fields(Asked.SONNET_4, effort + ",\"max_tokens\":8000"))
                .isEqualTo("{\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2048}}");
        assertThat(fields(Asked.SONNET_4, effort + ",\"max_tokens\":1500"))
                .isEqualTo("{\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1499}}");
        assertThat(fields(Asked.SONNET_46, effort))
                .isEqualTo("{\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"low\"}}");
        assertThat(fields(Asked.NOVA, effort))
                .isEqualTo("{\"reasoningConfig\":{\"type\":\"enabled\",\"maxReasoningEffort\":\"low\"}}");
        assertThat(fields("openai.gpt-oss-120b-1:0", effort)).isEqualTo("{\"reasoning_effort\":\"low\"}");
    }

    @Test
    void doesNotThinkWhereAnthropicsWordsForbidIt() {
        String off = "\"thinking\":{\"type\":\"disabled\"}";

        assertThat(fields(Asked.SONNET_46, off)).isEqualTo("{\"thinking\":{\"type\":\"disabled\"}}");
        assertThat(fields(Asked.NOVA, off)).isEqualTo("{\"reasoningConfig\":{\"type\":\"disabled\"}}");
        assertThat(fields("openai.gpt-oss-120b-1:0", off)).isEqualTo("{\"reasoning_effort\":\"low\"}");
        assertThat(Asked.request("deepseek.v3-v1:0", off).remarks())
                .containsEntry("x-tollgate-dropped", "reasoning_effort");
    }

    private static String fields(String model, String members) {
        return Asked.body(model, members).path("additionalModelRequestFields").toString();
    }

    @Test
    void bindsNewerModelsToASchemaAndMakesOthersCallATool() {
        String schema =
                "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\",\"schema\":{\"type\":\"object\"}}}";

        UpstreamRequest emulated = Asked.request(Asked.NOVA, schema);

        assertThat(Asked.body(Asked.SONNET_46, schema).path("outputConfig").toString())
                .isEqualTo(
                        "{\"textFormat\":{\"type\":\"json_schema\",\"structure\":{\"jsonSchema\":{\"schema\":\"{\\\"type\\\":\\\"object\\\",\\\"additionalProperties\\\":false}\"}}}}");
        assertThat(Json.read(emulated.body().get())
                        .path("toolConfig")
                        .path("toolChoice")
                        .toString())
                .isEqualTo("{\"tool\":{\"name\":\"json\"}}");
        assertThat(emulated.remarks()).containsEntry("x-tollgate-emulated", "response_format");
    }

    @Test
    void asksForTheTemperatureThatIsUsualAtOpenAIWhereTheModelHasAnother() {
        String usual = "\"temperature\":1,\"top_p\":1";

        assertThat(Asked.body(Asked.NOVA, usual).path("inferenceConfig").toString())
                .isEqualTo("{\"temperature\":1.0,\"topP\":1.0}");
        assertThat(Asked.body(Asked.SONNET_46, usual).path("inferenceConfig").isEmpty())
                .isTrue();
    }

    @Test
    void saysHowTheAnswerIsGenerated() {
        UpstreamRequest request = Asked.request(
                Asked.NOVA,
                "\"temperature\":1.7,\"top_p\":0.5,\"stop\":[\"END\"],\"max_completion_tokens\":9,\"top_k\":3,"
                        + "\"guardrailConfig\":{\"guardrailIdentifier\":\"g\"}");
        JsonNode body = Json.read(request.body().get());

        assertThat(body.path("inferenceConfig").toString())
                .isEqualTo("{\"maxTokens\":9,\"temperature\":1.0,\"topP\":0.5,\"stopSequences\":[\"END\"]}");
        assertThat(body.path("additionalModelRequestFields").toString())
                .isEqualTo("{\"inferenceConfig\":{\"topK\":3}}");
        assertThat(body.path("guardrailConfig").path("guardrailIdentifier").asString())
                .isEqualTo("g");
        assertThat(request.remarks()).containsEntry("x-tollgate-adjusted", "temperature=1");
    }

    @Test
    void refusesByNameWhatConverseHasNoWordFor() {
        assertThatThrownBy(() -> Asked.body(Asked.NOVA, "\"seed\":7"))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining("'seed'");
    }
}

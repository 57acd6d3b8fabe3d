package io.tollgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChatTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Simulator simulator = Simulator.start();
    private final Caller caller = new Caller(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private JsonNode answer(String body) throws Exception {
        HttpResponse<String> response = caller.chat("alder", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return MAPPER.readTree(response.body());
    }

    @Test
    void answersInOpenAiFormat() throws Exception {
        JsonNode answer = answer(Caller.CHAT);

        assertThat(answer.path("object").asString()).isEqualTo("chat.completion");
        assertThat(answer.path("model").asString()).isEqualTo("gpt-oss-120b");
        assertThat(answer.at("/choices/0/message/role").asString()).isEqualTo("assistant");
        assertThat(answer.at("/choices/0/message/content").asString()).startsWith("A toll gate counts");
        assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(180);
        assertThat(answer.at("/usage/total_tokens").asInt())
                .isEqualTo(180 + answer.at("/usage/prompt_tokens").asInt());
    }

    @Test
    void answersAboutTheSameSizeAsARealShortAnswer() throws Exception {
        HttpResponse<String> response = caller.chat("alder", Caller.CHAT);

        assertThat(response.body().length()).isBetween(1_350, 1_500);
        assertThat(response.headers().firstValue("content-length")).isPresent();
    }

    @Test
    void saysTheSameEveryTimeUnderAnotherId() throws Exception {
        JsonNode first = answer(Caller.CHAT);
        JsonNode second = answer(Caller.CHAT);

        assertThat(second.path("choices")).isEqualTo(first.path("choices"));
        assertThat(second.path("id")).isNotEqualTo(first.path("id"));
    }

    @Test
    void stopsAtTheOutputLimitUnderEitherName() throws Exception {
        for (String name : new String[] {"max_tokens", "max_completion_tokens"}) {
            JsonNode answer = answer("{\"model\":\"m\",\"messages\":[{}],\"" + name + "\":5}");

            assertThat(answer.at("/choices/0/message/content").asString()).isEqualTo("A toll gate counts every");
            assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("length");
            assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(5);
        }
    }

    @Test
    void countsReasoningInsideTheOutputAndCachedInsideThePrompt() throws Exception {
        simulator.provider("alder").behave(Behaviour.INSTANT.counting(100, 4));

        JsonNode usage = answer(Caller.CHAT).path("usage");

        assertThat(usage.at("/completion_tokens_details/reasoning_tokens").asInt())
                .isEqualTo(100);
        assertThat(usage.path("completion_tokens").asInt()).isEqualTo(280);
        assertThat(usage.at("/prompt_tokens_details/cached_tokens").asInt()).isEqualTo(4);
        assertThat(usage.path("prompt_tokens").asInt()).isGreaterThan(4);
    }

    @Test
    void countsLongerPromptsHigher() throws Exception {
        int shorter = answer(Caller.CHAT).at("/usage/prompt_tokens").asInt();
        String longText = "toll ".repeat(200);
        int longer = answer(Caller.CHAT.replace("toll", longText))
                .at("/usage/prompt_tokens")
                .asInt();

        assertThat(longer - shorter).isBetween(240, 260);
    }

    @Test
    void givesEachOfSeveralChoicesAndBillsThemAll() throws Exception {
        JsonNode answer = answer("{\"model\":\"m\",\"n\":3,\"messages\":[{}],\"max_tokens\":10}");

        assertThat(answer.path("choices").size()).isEqualTo(3);
        assertThat(answer.at("/choices/2/index").asInt()).isEqualTo(2);
        assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(30);
    }

    @Test
    void callsTheToolThatIsInsistedOn() throws Exception {
        JsonNode answer = answer("""
                {"model":"m","messages":[{}],"tool_choice":{"type":"function","function":{"name":"weather"}},"tools":[
                 {"type":"function","function":{"name":"time","parameters":{}}},
                 {"type":"function","function":{"name":"weather","parameters":{"required":["city","days"],
                  "properties":{"city":{"type":"string"},"days":{"type":"integer"},"unit":{"type":"string"}}}}}]}""");

        JsonNode call = answer.at("/choices/0/message/tool_calls/0");
        assertThat(call.at("/function/name").asString()).isEqualTo("weather");
        assertThat(MAPPER.readTree(call.at("/function/arguments").asString()))
                .isEqualTo(MAPPER.readTree("{\"city\":\"toll\",\"days\":7}"));
        assertThat(answer.at("/choices/0/message/content").isNull()).isTrue();
        assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("tool_calls");
    }

    @Test
    void callsEveryToolWhereAnyIsInsistedOnAndOneWhereOneIsWanted() throws Exception {
        String body = """
                {"model":"m","messages":[{}],"tool_choice":"required",%s"tools":[
                 {"type":"function","function":{"name":"time"}},{"type":"function","function":{"name":"weather"}}]}""";

        JsonNode several = answer(body.formatted("")).at("/choices/0/message/tool_calls");
        JsonNode one = answer(body.formatted("\"parallel_tool_calls\":false,")).at("/choices/0/message/tool_calls");

        assertThat(several)
                .extracting(call -> call.at("/function/name").asString())
                .containsExactly("time", "weather");
        assertThat(several.at("/0/id")).isNotEqualTo(several.at("/1/id"));
        assertThat(one).hasSize(1);
    }

    @Test
    void answersWithADocumentOfTheSchemaThatIsAskedFor() throws Exception {
        JsonNode answer = answer("""
                {"model":"m","messages":[{}],"response_format":{"type":"json_schema","json_schema":{"name":"trip",
                 "schema":{"type":"object","required":["city","stops"],"properties":{"city":{"type":["string","null"]},
                 "stops":{"type":"array","items":{"type":"object","required":["days"],
                 "properties":{"days":{"type":"integer"}}}}}}}}}""");

        assertThat(answer.at("/choices/0/message/content").asString())
                .isEqualTo("{\"city\":\"toll\",\"stops\":[{\"days\":7}]}");
        assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    }

    @Test
    void answersInTextWhenToolsAreOnlyOffered() throws Exception {
        JsonNode answer = answer("""
                {"model":"m","messages":[{}],"tool_choice":"auto",
                 "tools":[{"type":"function","function":{"name":"time"}}]}""");

        assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    }

    @Test
    void turnsAwayBadRequestsNamingTheParameter() throws Exception {
        assertThat(badParam("{\"model\":\"m\"}")).isEqualTo("messages");
        assertThat(badParam("{\"messages\":[]}")).isEqualTo("model");
        assertThat(badParam("{\"model\":\"m\",\"messages\":[{}],\"max_tokens\":0}"))
                .isEqualTo("max_tokens");
        assertThat(badParam("{\"model\":")).isEqualTo("body");
        assertThat(badParam("")).isEqualTo("body");
    }

    private String badParam(String body) throws Exception {
        HttpResponse<String> response = caller.chat("alder", body);
        assertThat(response.statusCode()).isEqualTo(400);
        return MAPPER.readTree(response.body()).at("/error/param").asString();
    }

    @Test
    void acceptsOnlyTheProvidersOwnKey() throws Exception {
        HttpResponse<String> right = caller.send("GET", "/alder/v1/models", "");
        HttpResponse<String> wrong = caller.send("GET", "/birch/v1/models", "");
        HttpResponse<String> wrongChat = caller.send("POST", "/birch/v1/chat/completions", Caller.CHAT);

        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(MAPPER.readTree(right.body()).at("/data/0/id").asString()).isEqualTo("gpt-oss-120b");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrongChat.statusCode()).isEqualTo(401);
        assertThat(MAPPER.readTree(wrongChat.body()).at("/error/code").asString())
                .isEqualTo("invalid_api_key");
    }

    @Test
    void keepsWhatItReceivedByteForByte() throws Exception {
        caller.chat("cedar", Caller.CHAT);

        ReceivedRequest received = simulator.provider("cedar").received().get(0);
        assertThat(received.bodyText()).isEqualTo(Caller.CHAT);
        assertThat(received.path()).isEqualTo("/cedar/v1/chat/completions");
        assertThat(received.header("content-type")).isEqualTo("application/json");
        assertThat(simulator.provider("alder").received()).isEmpty();
    }

    @Test
    void keepsOnlyTheLastHundredRequests() throws Exception {
        for (int i = 1; i <= 101; i++) {
            caller.chat("alder", Caller.CHAT + " ".repeat(i));
        }

        assertThat(simulator.provider("alder").received()).hasSize(100);
        assertThat(simulator.provider("alder").received().get(0).bodyText()).isEqualTo(Caller.CHAT + "  ");
        assertThat(simulator.provider("alder").counters()).isEqualTo(new Counters(101, 101, 0, 0));
    }

    @Test
    void answersUnknownPathsWith404() throws Exception {
        for (String path : new String[] {"/", "/alder", "/alder/v1", "/alder/v2/models", "/oak/v1/models"}) {
            assertThat(caller.send("GET", path, "").statusCode()).as(path).isEqualTo(404);
        }
    }
}

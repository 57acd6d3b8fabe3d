package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import io.tollgate.simulator.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The cheap model first, and a dearer one when its answer is not good enough. */
class CascadeTest extends ChatTest {

    /** What new organizations pay on top. */
    private static final BigDecimal WITH_FEE = new BigDecimal("1.05");

    private static final String SMALL = "small-one";
    private static final String LARGE = "large-two";
    private static final String ESCALATED = "x-tollgate-escalated";
    private static final String ABILITIES = "[\"chat\", \"streaming\", \"json_schema\"]";
    private static final String BROAD = "\"models\": [\"" + LARGE + "\"], \"provider\": {\"sort\": \"cascade\"}";
    private static final String MESSAGE_FOR_AN_OBJECT =
            "/v1/messages | 'max_tokens': 100, 'messages': [{'role': 'user', 'content': 'Hello'}], 'output_config': {'format': {'type': 'json_schema', 'schema': {'type': 'object'}}}";
    private static final String RESPONSE_FOR_AN_OBJECT =
            "/v1/responses | 'input': 'Hello', 'text': {'format': {'type': 'json_object'}}";
    private static final String OBJECT = ", \"response_format\": {\"type\": \"json_object\"}";

    @BeforeEach
    void sellBoth() {
        sell(SMALL, ABILITIES, Market.CHEAP, "", "\"input\": \"1\", \"output\": \"2\"");
        sell(LARGE, ABILITIES, Market.DEARER, "", "\"input\": \"10\", \"output\": \"20\"");
    }

    private static String small(String fields) {
        return body(fields).replaceFirst(Market.MODEL, SMALL);
    }

    private void cheapSays(String message, String finish) {
        cheap().failNext(1, new Fault.Instead(io.tollgate.simulator.Reply.json(200, """
                        {"id": "c", "object": "chat.completion", "created": 1, "model": "m",
                         "choices": [{"index": 0, "finish_reason": "%s", "message": {"role": "assistant", %s}}],
                         "usage": {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150}}""".formatted(finish, message))));
    }

    @Test
    void givesTheCheapAnswerWhenItIsGoodEnoughAndTellsWhatThatSaved() {
        Reply answer = caller.post(PATH, small(BROAD)).expect(200);

        assertThat(answer.json().get("model").asString()).isEqualTo(SMALL);
        assertThat(answer.header(ESCALATED)).isEmpty();
        JsonNode row = row(caller, answer);
        BigDecimal spend = row.at("/usage/cost").decimalValue();
        assertThat(row.at("/routing/saved").decimalValue()).isEqualByComparingTo(spend.multiply(new BigDecimal(9)));
    }

    @Test
    void asksTheDearerOneWhenItIsNotAndChargesBoth() {
        cheapSays("\"content\": \"no object\"", "stop");

        Reply answer = caller.post(PATH, small(BROAD + OBJECT)).expect(200);

        assertThat(answer.json().get("model").asString()).isEqualTo(LARGE);
        assertThat(answer.header(ESCALATED)).contains("from=alder-" + SMALL + "; because=schema");
        JsonNode row = row(caller, answer);
        assertThat(row.at("/attempts/0/outcome").asString()).isEqualTo("escalated_schema");
        BigDecimal small = row.at("/attempts/0/spend").decimalValue();
        assertThat(small).isEqualByComparingTo(new BigDecimal("0.0002").multiply(WITH_FEE));
        assertThat(row.at("/attempts/0/upstream_cost").decimalValue()).isEqualByComparingTo("0.0002");
        BigDecimal large = new BigDecimal("0.00001")
                .multiply(row.at("/usage/input_tokens").decimalValue())
                .add(new BigDecimal("0.00002")
                        .multiply(row.at("/usage/output_tokens").decimalValue()))
                .multiply(WITH_FEE);
        assertThat(row.at("/usage/cost").decimalValue()).isEqualByComparingTo(small.add(large));
        assertThat(answer.json().at("/usage/cost").decimalValue()).isEqualByComparingTo(small.add(large));
        assertThat(row.at("/routing/saved").decimalValue()).isEqualByComparingTo(small.negate());
        assertThat(spentOfTheOrganization()).isEqualByComparingTo(small.add(large));
    }

    @Test
    void countsACheapAnswerThatIsNotReportedByTheLengthOfItsModelsTokens() {
        cheapAnswers("x".repeat(600), ", \"usage\": {\"prompt_tokens\": 30, \"completion_tokens\": 600}");
        row(caller, caller.post(PATH, small("")).expect(200));
        cheapAnswers("no object ".repeat(10), "");

        Reply answer = caller.post(PATH, small(BROAD + OBJECT)).expect(200);

        // 100 bytes at 0.87 tokens each, and the prompt; at four bytes a token it would be half as much.
        assertThat(row(caller, answer).at("/attempts/0/upstream_cost").decimalValue())
                .isBetween(new BigDecimal("0.000174"), new BigDecimal("0.000350"));
    }

    private void cheapAnswers(String content, String usage) {
        cheap().failNext(1, new Fault.Instead(io.tollgate.simulator.Reply.json(200, """
                        {"id": "c", "object": "chat.completion", "created": 1, "model": "m",
                         "choices": [{"index": 0, "finish_reason": "stop",
                                      "message": {"role": "assistant", "content": "%s"}}]%s}""".formatted(content, usage))));
    }

    @Test
    void givesTheCheapAnswerAfterAllWhenTheDearerOneFails() {
        cheapSays("\"content\": null, \"refusal\": \"I will not.\"", "stop");
        simulator().provider(Market.DEARER).fail(Fault.status(500));

        Reply answer = caller.post(PATH, small(BROAD)).expect(200);

        assertThat(answer.json().at("/choices/0/message/refusal").asString()).isEqualTo("I will not.");
        assertThat(answer.header("x-tollgate-provider")).contains(Market.CHEAP);
        JsonNode row = row(caller, answer);
        assertThat(row.at("/attempts/0/outcome").asString()).isEqualTo("served");
        assertThat(row.at("/attempts/1/outcome").asString()).isEqualTo("status_500");
        assertThat(row.at("/usage/cost").decimalValue())
                .isEqualByComparingTo(new BigDecimal("0.0002").multiply(WITH_FEE));
    }

    @Test
    void givesTheCheapAnswerAfterAllWhenTheBudgetDoesNotReachForMore() {
        sell(LARGE, ABILITIES, Market.DEARER, "", "\"input\": \"1000\", \"output\": \"2000\"");
        JsonNode team = person.createTeam("thrifty");
        JsonNode key = person.browser()
                .post("/api/keys", """
                        {"team_id": "%s", "name": "thrifty",
                         "budgets": [{"amount": "0.05", "window": "day"}]}""".formatted(team.get("id").asString()))
                .expect(201)
                .json();
        cheapSays("\"content\": \"\"", "content_filter");
        TestClient thrifty = callerWith(key);

        Reply answer =
                thrifty.post(PATH, small(BROAD + ", \"max_tokens\": 100")).expect(200);

        assertThat(answer.json().get("model").asString()).isEqualTo(SMALL);
        assertThat(row(thrifty, answer).at("/attempts/1/outcome").asString()).isEqualTo("skipped");
    }

    @Test
    void takesALimitOfTheCallersOwnForWhatItIs() {
        cheapSays("\"content\": \"Once upon\"", "length");
        assertThat(caller.post(PATH, small(BROAD)).expect(200).header(ESCALATED))
                .hasValueSatisfying(why -> assertThat(why).endsWith("truncated"));

        cheapSays("\"content\": \"Once upon\"", "length");
        assertThat(caller.post(PATH, small(BROAD + ", \"max_tokens\": 50"))
                        .expect(200)
                        .header(ESCALATED))
                .isEmpty();
    }

    @Test
    void goesOnToADearerOfferingOfTheSameModelWhereThereIsNoOther() {
        person.browser()
                .put("/api/routing/organization", "{\"strategy\": \"cascade\"}")
                .expectSuccess();
        cheapSays("\"content\": null, \"refusal\": \"No.\"", "stop");

        Reply answer = caller.post(PATH, body("")).expect(200);

        assertThat(answer.header("x-tollgate-provider")).contains(Market.DEARER);
        assertThat(answer.header(ESCALATED)).contains("from=alder-llama; because=refused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {MESSAGE_FOR_AN_OBJECT, RESPONSE_FOR_AN_OBJECT})
    void judgesMessagesAndResponsesByWhatTheyAskForToo(String path, String fields) {
        cheapSays("\"content\": \"no object\"", "stop");

        Reply answer = postBroadly(path, fields);

        assertThat(answer.header(ESCALATED)).contains("from=alder-" + SMALL + "; because=schema");
        assertThat(row(caller, answer).at("/attempts/0/outcome").asString()).isEqualTo("escalated_schema");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {MESSAGE_FOR_AN_OBJECT, RESPONSE_FOR_AN_OBJECT})
    void chargesAnAnswerThatWasNotGoodEnoughWhereItsProviderToldNoUsage(String path, String fields) {
        cheapAnswers("no object ".repeat(10), "");

        Reply answer = postBroadly(path, fields);

        JsonNode attempt = row(caller, answer).at("/attempts/0");
        assertThat(attempt.get("outcome").asString()).isEqualTo("escalated_schema");
        assertThat(attempt.get("upstream_cost").decimalValue()).isGreaterThan(new BigDecimal("0.00005"));
    }

    private Reply postBroadly(String path, String fields) {
        return caller.post(path, "{\"model\": \"" + SMALL + "\", " + fields.replace('\'', '"') + ", " + BROAD + "}")
                .expect(200);
    }

    @Test
    void doesNotJudgeStreams() throws IOException {
        HttpResponse<InputStream> answer = caller.stream(PATH, small(BROAD + OBJECT + ", \"stream\": true"));

        assertThat(answer.headers().firstValue("x-tollgate-provider")).contains(Market.CHEAP);
        assertThat(read(answer)).endsWith("data: [DONE]\n\n");
    }

    private BigDecimal spentOfTheOrganization() {
        return person.browser()
                .get("/api/spend?group_by=model")
                .expect(200)
                .json()
                .at("/total/spend")
                .asDecimal();
    }

    private static JsonNode row(TestClient caller, Reply answer) {
        return row(caller, answer.header("x-request-id").orElseThrow());
    }
}

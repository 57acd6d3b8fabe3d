package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import io.tollgate.simulator.Fault;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The endpoint, as any OpenAI client uses it. */
class ChatCompletionsTest extends ChatTest {

    private static final String IMPOSSIBLE_USAGE = """
            {"id": "x", "object": "chat.completion", "created": 1, "model": "m",
             "choices": [{"index": 0, "finish_reason": "stop",
                          "message": {"role": "assistant", "content": "Eight letters are two tokens."}}],
             "usage": {"prompt_tokens": 9, "completion_tokens": 9000000000000000000}}
            """;

    @Test
    void asksTheCheapestOfferingUnderItsOwnNameAndAnswersUnderThePublicOne() {
        Reply answer = caller.post(PATH, body("")).expect(200);

        assertThat(answer.header("x-tollgate-provider")).contains(Market.CHEAP);
        assertThat(answer.json().get("model").asString()).isEqualTo(Market.MODEL);
        assertThat(lastReceived(Market.CHEAP).get("model").asString()).isEqualTo(Market.MODEL + "-up");
    }

    @Test
    void passesUnknownFieldsOn() {
        caller.post(PATH, body("\"future_field\": {\"b\": 1.50, \"a\": \"\\u00e9\"}"))
                .expect(200);

        assertThat(lastBody(Market.CHEAP)).contains("\"future_field\": {\"b\": 1.50, \"a\": \"\\u00e9\"}");
    }

    @Test
    void tellsTheCostInTheAnswerAndItsHeader() {
        Reply answer = caller.post(PATH, body("")).expect(200);

        JsonNode usage = answer.json().get("usage");
        BigDecimal input = usage.get("prompt_tokens").decimalValue();
        BigDecimal output = usage.get("completion_tokens").decimalValue();
        BigDecimal list = input.multiply(new BigDecimal("0.5"))
                .add(output.multiply(new BigDecimal("1.5")))
                .movePointLeft(6);
        // New organizations pay the platform fee of 5%.
        BigDecimal fee = list.multiply(new BigDecimal("0.05"));
        assertThat(usage.at("/cost_details/list").decimalValue()).isEqualByComparingTo(list);
        assertThat(usage.at("/cost_details/fee").decimalValue()).isEqualByComparingTo(fee);
        assertThat(usage.at("/cost_details/charged").decimalValue()).isEqualByComparingTo(list.add(fee));
        assertThat(usage.get("cost").decimalValue()).isEqualByComparingTo(list.add(fee));
        assertThat(new BigDecimal(answer.header("x-tollgate-cost").orElseThrow()))
                .isEqualByComparingTo(list.add(fee));
    }

    @Test
    void tellsWhereTheTimeWentAndThatNoCacheAnswered() {
        Reply answer = caller.post(PATH, body("")).expect(200);

        assertThat(answer.header("server-timing").orElseThrow().replaceAll(";dur=[0-9.]+", ""))
                .isEqualTo("auth, plan, admit, queue, connect, ttft, overhead");
        assertThat(answer.header("x-tollgate-cache")).contains("none");
    }

    @Test
    void chargesAnEstimateForUsageThatCannotBe() {
        cheap().fail(new Fault.Instead(io.tollgate.simulator.Reply.json(200, IMPOSSIBLE_USAGE)));

        Reply answer = caller.post(PATH, body("")).expect(200);

        assertThat(new BigDecimal(answer.header("x-tollgate-cost").orElseThrow()))
                .isBetween(new BigDecimal("0.000000001"), new BigDecimal("0.001"));
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode page = person.browser().get("/api/requests").json();
            assertThat(page.at("/data/0/status").asString()).isEqualTo("ok");
            assertThat(page.at("/data/0/output_tokens").asLong()).isBetween(1L, 100L);
            assertThat(new BigDecimal(page.at("/data/0/spend").asString())).isPositive();
        });
    }

    @Test
    void tellsTheProviderTheOutputThatTheBudgetAffords() {
        JsonNode team = person.createTeam(
                "frugal", "\"budgets\": [{\"amount\": \"0.002\", \"window\": \"day\", \"kind\": \"hard\"}]");
        JsonNode key = person.createKey(team);

        Reply answer = anyone().with(
                        "Authorization", "Bearer " + key.get("secret").asString())
                .post(PATH, body("\"max_tokens\": 8000"))
                .expect(200);

        long limit = Long.parseLong(answer.header("x-tollgate-max-tokens").orElseThrow());
        assertThat(limit).isBetween(256L, 1_333L);
        assertThat(lastReceived(Market.CHEAP).get("max_tokens").asLong()).isEqualTo(limit);
    }
}

package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import io.tollgate.simulator.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What callers of other gateways are billed wrongly for, seen from outside; the numbers are those of docs/money.md. */
class MoneyAcceptanceTest extends ChatTest {

    /** USD for 10 tokens in and 20 out: at 0.50 and 1.50 for a million, and 5 % of it as the platform's fee. */
    private static final BigDecimal TEN_AND_TWENTY = new BigDecimal("0.00003675");

    private static final String USAGE =
            "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":20,\"total_tokens\":30%s}";

    @ParameterizedTest
    @ValueSource(strings = {"/v1/chat/completions", "/v1/messages", "/v1/responses"})
    void aSpentBudgetRefusesCallsOfEveryProtocol(String path) {
        JsonNode team = person.createTeam("frugal", "\"budgets\": [{\"amount\": \"0.0005\", \"window\": \"day\"}]");
        TestClient frugal = callerWith(person.createKey(team));
        Reply answer = frugal.post(path, every(path));
        while (answer.status() == 200) {
            answer = frugal.post(path, every(path));
        }

        assertThat(answer.status()).isEqualTo(402);
        assertThat(frugal.post(PATH, body("")).status()).isEqualTo(402);
    }

    @Test
    void aModelThatIsFallenBackToIsHeldForAllThatItMayAnswer() {
        sell("tiny", "[\"chat\"]", Market.CHEAP, "");
        operator().put("/api/operator/models/tiny", """
                {"display_name": "Tiny", "context_length": 131072, "max_output_tokens": 64,
                 "capabilities": ["chat"]}""").expectSuccess();
        cheap().fail(Fault.status(500));
        JsonNode team = person.createTeam("frugal", "\"budgets\": [{\"amount\": \"0.01\", \"window\": \"day\"}]");
        TestClient frugal = callerWith(person.createKey(team));
        String tiny = """
                {"model": "tiny", "models": ["%s"], %s "messages": [{"role": "user", "content": "hi"}]}""";

        // 8,192 tokens at 1.80 USD for a million, and 5 %
        frugal.post(PATH, tiny.formatted(Market.MODEL, "")).expectError(502, "upstream_error");

        frugal.post(PATH, tiny.formatted(Market.MODEL, "\"max_tokens\": 128,")).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with the text", "with the end", "before the text", "after the end"})
    void aStreamIsChargedWhereverItsUsageComes(String place) throws IOException {
        cheap().fail(new Fault.Instead(io.tollgate.simulator.Reply.stream(events(place, USAGE.formatted("")))));

        HttpResponse<InputStream> answer = caller.stream(PATH, body("\"stream\": true"));
        assertThat(read(answer)).endsWith("data: [DONE]\n\n");

        JsonNode row = row(answer);
        assertThat(row.at("/usage/usage_source").asString()).isEqualTo("provider");
        assertThat(row.at("/usage/cost").decimalValue()).isEqualByComparingTo(TEN_AND_TWENTY);
    }

    @Test
    void theCostInUsageIsAllThatTheRowSpendsAndItsPartsAddUpToIt() {
        Reply answer = caller.post(PATH, body("")).expect(200);

        JsonNode usage = answer.json().get("usage");
        BigDecimal cost = usage.get("cost").decimalValue();
        JsonNode parts = usage.get("cost_details");
        assertThat(cost).isEqualByComparingTo(row(answer).at("/usage/cost").decimalValue());
        assertThat(cost).isEqualByComparingTo(spent());
        assertThat(cost).isEqualByComparingTo(parts.get("charged").decimalValue());
        assertThat(parts.get("list")
                        .decimalValue()
                        .subtract(parts.get("discount").decimalValue())
                        .add(parts.get("fee").decimalValue()))
                .isEqualByComparingTo(cost);
    }

    @Test
    void aProvidersOwnCostIsNeitherPassedOnNorAdded() throws IOException {
        String own = USAGE.formatted(",\"cost\":7.5,\"cost_details\":{\"upstream_inference_cost\":6.5}");
        cheap().fail(new Fault.Instead(io.tollgate.simulator.Reply.stream(events("with the end", own))));

        String stream =
                read(caller.stream(PATH, body("\"stream\": true, \"stream_options\": {\"include_usage\": true}")));

        JsonNode usage = events(stream).stream()
                .map(event -> event.path("usage"))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseThrow();
        assertThat(usage.get("cost").decimalValue()).isEqualByComparingTo(TEN_AND_TWENTY);
        assertThat(stream).doesNotContain("7.5", "upstream_inference_cost");
    }

    /** What the control plane says of the only request. */
    private BigDecimal spent() {
        await().atMost(PATIENCE).until(() -> !page().isMissingNode());
        return new BigDecimal(page().asString());
    }

    private JsonNode page() {
        return person.browser().get("/api/requests").json().at("/data/0/spend");
    }

    private static String every(String path) {
        return path.endsWith("/responses")
                ? body("").replace("\"messages\"", "\"input\"")
                : body("\"max_tokens\": 300");
    }

    private static List<byte[]> events(String place, String usage) {
        String with = "," + usage;
        return List.of(
                event(
                        "[{\"index\":0,\"delta\":{\"role\":\"assistant\"}}]",
                        place.equals("before the text") ? with : ""),
                event("[{\"index\":0,\"delta\":{\"content\":\"Hello\"}}]", place.equals("with the text") ? with : ""),
                event(
                        "[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]",
                        place.equals("with the end") ? with : ""),
                event("[]", place.equals("after the end") ? with : ""),
                "data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] event(String choices, String more) {
        return ("data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"choices\":" + choices + more + "}\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}

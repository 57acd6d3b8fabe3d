package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.Market;
import io.tollgate.billing.ledger.Difference;
import io.tollgate.billing.ledger.LedgerCheck;
import io.tollgate.billing.ledger.LedgerReport;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The books agree after requests that came to more than one attempt that costs. */
class LedgerOfRoutesTest extends ChatTest {

    private static final String SMALL = "ledger-small";
    private static final String LARGE = "ledger-large";
    private static final String ABILITIES = "[\"chat\", \"streaming\", \"json_schema\"]";
    private static final int ENOUGH_TO_TELL = 20;

    @Autowired
    private LedgerCheck ledger;

    private List<Difference> before = List.of();
    private int requests;

    @BeforeEach
    void sellAndCompare() {
        sell(SMALL, ABILITIES, Market.CHEAP, "", "\"input\": \"1\", \"output\": \"2\"");
        sell(LARGE, ABILITIES, Market.DEARER, "", "\"input\": \"10\", \"output\": \"20\"");
        before = verify().differences();
    }

    @Test
    void agreesAfterCascades() {
        cheap().failNext(2, says("no object"));
        cascade();
        cheap().reset();
        cheap().failNext(1, says("no object"));
        simulator().provider(Market.DEARER).failNext(1, Fault.status(500));
        cascade();
        cascade();

        assertBooksAgree("escalated_schema", "status_500");
    }

    @Test
    void agreesAfterStreamsThatWereGoneOnWith() throws IOException {
        letBirchGoOn();
        cheap().failNext(2, new Fault.ResetAfter(5));
        simulator().provider(Market.DEARER).failNext(1, rest());
        stream("\"provider\": {\"rescue\": true}");
        simulator().provider(Market.DEARER).failNext(1, Fault.status(500));
        stream("\"provider\": {\"rescue\": true, \"ignore\": [\"cedar\"]}");

        assertBooksAgree("broken", "status_500");
    }

    @Test
    void agreesAfterSecondAttemptsBesideSlowOnes() throws IOException {
        for (int i = 0; i < ENOUGH_TO_TELL; i++) {
            stream("\"provider\": {\"sort\": \"price\"}");
        }
        cheap().failNext(1, new Fault.StallBeforeHeaders());
        stream("\"provider\": {\"sort\": \"price\", \"hedge\": true}");

        assertBooksAgree("outpaced");
    }

    @Test
    void agreesAfterShadowsOfTheTeamAndOfTheOperator() {
        String shadow = "{\"shadow\": {\"model\": \"" + LARGE + "\"}}";
        person.browser().put("/api/routing/organization", shadow).expectSuccess();
        ask(Market.MODEL, "");
        requests++;
        awaitRows();
        person.browser().put("/api/routing/organization", "{}").expectSuccess();
        operator()
                .put("/api/operator/models/" + SMALL, """
                        {"display_name": "Small", "context_length": 131072, "max_output_tokens": 8192,
                         "capabilities": %s, "routing": %s}""".formatted(ABILITIES, shadow))
                .expectSuccess();
        ask(SMALL, "");
        requests++;

        assertBooksAgree("served");
    }

    private void cascade() {
        ask(
                SMALL,
                "\"models\": [\"" + LARGE
                        + "\"], \"provider\": {\"sort\": \"cascade\"}, \"response_format\": {\"type\": \"json_object\"}");
    }

    private void ask(String model, String fields) {
        caller.post(PATH, body(fields).replaceFirst(Market.MODEL, model)).expect(200);
        requests++;
    }

    private void stream(String fields) throws IOException {
        read(caller.stream(PATH, body("\"stream\": true, " + fields)));
        requests++;
    }

    private void awaitRows() {
        await().atMost(PATIENCE).until(() -> rows().size() == requests);
    }

    /**
     * The rows, the counters and the roll-ups.
     *
     * @param outcomes of attempts that the rows have
     */
    private void assertBooksAgree(String... outcomes) {
        awaitRows();
        assertThat(outcomes()).contains(outcomes);

        List<Difference> found = new ArrayList<>(verify().differences());
        found.removeAll(before);
        assertThat(found).isEmpty();
        BigDecimal spent = rows().stream()
                .map(row -> new BigDecimal(row.get("spend").asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(spent).isPositive();
        assertThat(person.browser()
                        .get("/api/spend?group_by=model")
                        .json()
                        .at("/total/spend")
                        .asDecimal())
                .isEqualByComparingTo(spent);
    }

    private List<String> outcomes() {
        return rows().stream()
                .map(row -> person.browser()
                        .get("/api/requests/" + row.get("id").asString())
                        .expect(200)
                        .json())
                .flatMap(row -> row.get("attempts").valueStream())
                .map(attempt -> attempt.get("outcome").asString())
                .toList();
    }

    private LedgerReport verify() {
        return Objects.requireNonNull(ledger.verify().block(PATIENCE.multipliedBy(3)));
    }

    private List<JsonNode> rows() {
        return person.browser()
                .get("/api/requests?limit=100")
                .json()
                .get("data")
                .valueStream()
                .toList();
    }

    private void letBirchGoOn() {
        operator()
                .put("/api/operator/providers/birch", """
                        {"display_name": "Birch", "protocol": "openai", "base_url": "%s",
                         "wire": {"continues": "flag"}}""".formatted(simulator().baseUrl(Market.DEARER)))
                .expectSuccess();
    }

    private static Fault says(String content) {
        return new Fault.Instead(Reply.json(200, """
                {"id": "c", "object": "chat.completion", "created": 1, "model": "m",
                 "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "%s"}}],
                 "usage": {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150}}""".formatted(content)));
    }

    private static Fault rest() {
        return new Fault.Instead(Reply.stream(Stream.of(
                        "{'id':'o','created':1,'model':'m','choices':[{'index':0,'delta':{'content':' end.'}}]}",
                        "{'id':'o','created':1,'model':'m','choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}",
                        "{'id':'o','created':1,'model':'m','choices':[],"
                                + "'usage':{'prompt_tokens':100,'completion_tokens':10,'total_tokens':110}}",
                        "[DONE]")
                .map(data -> ("data: " + data.replace('\'', '"') + "\n\n").getBytes(StandardCharsets.UTF_8))
                .toList()));
    }
}

package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.ReceivedRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every answer tells in its headers, refusals included, and which of the caller's headers go on. */
class AnswerHeadersTest extends ChatTest {

    private static final String TIMING = "(auth|plan|admit);dur=[0-9.]+, .*overhead;dur=[0-9.]+";

    @Test
    void anAnswerTellsWhoGaveItAndWhereTheTimeWent() {
        Reply answer = caller.post(PATH, body("")).expect(200);

        assertComplete(answer, "1");
        assertThat(answer.header("x-tollgate-provider")).contains(Market.CHEAP);
    }

    @Test
    void aRefusalAtAnyStepTellsItToo() {
        TestClient poor = callerWith(person.createKey(
                person.createTeam("poor"), "\"budgets\": [{\"amount\": \"0.000001\", \"window\": \"day\"}]"));

        assertComplete(anyone().post(PATH, body("")).expect(401), "0");
        assertComplete(caller.post(PATH, "{").expect(400), "0");
        assertComplete(
                caller.post(PATH, body("").replace(Market.MODEL, "no-such-model"))
                        .expect(404),
                "0");
        assertComplete(poor.post(PATH, body("")).expect(402), "0");
        assertComplete(caller.get("/v1/no-such-endpoint").expect(404), "0");
    }

    @Test
    void aFailureOfEveryProviderTellsHowManyWereTried() {
        List.of(Market.CHEAP, Market.DEARER, "cedar")
                .forEach(provider -> simulator().provider(provider).fail(Fault.status(500)));

        Reply answer = caller.post(PATH, body("")).expect(502);

        assertComplete(answer, "3");
    }

    @Test
    void anthropicsClientsFindTheRequestsIdInARefusalToo() {
        Reply refused = anyone().post("/v1/messages", "{}").expect(401);

        assertThat(refused.header("request-id")).isPresent().isEqualTo(refused.header("x-request-id"));
    }

    @Test
    void tracesAndBetaFlagsGoOnToTheProviderAndNothingElse() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        caller.with("traceparent", trace)
                .with("anthropic-beta", "context-1m")
                .with("x-forwarded-for", "192.0.2.7")
                .post(PATH, body(""))
                .expect(200);

        List<ReceivedRequest> received = cheap().received();
        var sent = received.get(received.size() - 1).headers();
        assertThat(sent).containsEntry("traceparent", List.of(trace));
        assertThat(sent).containsEntry("anthropic-beta", List.of("context-1m"));
        assertThat(sent).doesNotContainKeys("x-forwarded-for", "cookie");
    }

    private static void assertComplete(Reply answer, String attempts) {
        assertThat(answer.header("x-request-id")).get().asString().startsWith("req_");
        assertThat(answer.header("x-tollgate-attempts")).as(answer.body()).contains(attempts);
        assertThat(answer.header("x-tollgate-cache")).contains("none");
        assertThat(answer.header("server-timing")).get().asString().matches(TIMING);
    }
}

package io.tollgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ControlTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Simulator simulator = Simulator.start();
    private final SimulatedProvider birch = simulator.provider("birch");
    private final Caller caller = new Caller(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private HttpResponse<String> put(String body) throws Exception {
        return caller.send("PUT", "/control/birch", body);
    }

    @Test
    void setsBehaviourAndFaultTogether() throws Exception {
        HttpResponse<String> response = put("""
                {"chunk_delay_ms":3,"chunks":4,"fault":{"kind":"status","status":503,"retry_after_s":2},"times":1}""");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(birch.behaviour().chunkDelayMs()).isEqualTo(3);
        assertThat(birch.behaviour().chunks()).isEqualTo(4);
        assertThat(birch.behaviour().answerTokens()).isEqualTo(180);
        assertThat(caller.chat("birch", Caller.CHAT).statusCode()).isEqualTo(503);
        assertThat(caller.chat("birch", Caller.CHAT).statusCode()).isEqualTo(200);
    }

    @Test
    void knowsEveryKindOfFault() throws Exception {
        for (String fault : new String[] {
            "{\"kind\":\"status\",\"status\":500}",
            "{\"kind\":\"html\",\"status\":502}",
            "{\"kind\":\"empty\"}",
            "{\"kind\":\"reset\"}",
            "{\"kind\":\"reset_after\",\"chunks\":3}",
            "{\"kind\":\"end_after\",\"chunks\":3}",
            "{\"kind\":\"error_event\",\"chunks\":0}",
            "{\"kind\":\"stall\"}",
            "{\"kind\":\"stall_after\",\"chunks\":0}"
        }) {
            HttpResponse<String> response = put("{\"fault\":" + fault + "}");

            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            JsonNode shown = MAPPER.readTree(response.body()).path("fault");
            assertThat(shown.path("kind")).isEqualTo(MAPPER.readTree(fault).path("kind"));
        }
    }

    @Test
    void replacesWhatWasSetBefore() throws Exception {
        put("{\"latency_ms\":60000,\"fault\":{\"kind\":\"stall\"}}");
        put("{}");

        assertThat(caller.chat("birch", Caller.CHAT).statusCode()).isEqualTo(200);
    }

    @Test
    void namesTheFieldThatIsWrong() throws Exception {
        assertThat(put("{\"latency\":5}").body()).contains("latency");
        assertThat(put("{\"chunks\":0}").body()).contains("chunks is 0; it must be between 1 and 100000");
        assertThat(put("{\"fault\":{\"kind\":\"status\",\"status\":200}}").body())
                .contains("fault.status is 200; it must be between 400 and 599");
        assertThat(put("[]").body()).contains("The body must be a JSON object");
        assertThat(put("{\"fault\":{\"kind\":\"earthquake\"}}").statusCode()).isEqualTo(400);
        assertThat(birch.behaviour()).isEqualTo(Behaviour.INSTANT);
    }

    @Test
    void showsCountsAndReceivedRequests() throws Exception {
        caller.chat("birch", Caller.CHAT);

        JsonNode state =
                MAPPER.readTree(caller.send("GET", "/control/birch", "").body());
        JsonNode received = MAPPER.readTree(
                caller.send("GET", "/control/birch/received", "").body());

        assertThat(state.at("/counters/received").asInt()).isEqualTo(1);
        assertThat(state.at("/behaviour/chunks").asInt()).isEqualTo(60);
        assertThat(received.at("/0/body").asString()).isEqualTo(Caller.CHAT);
    }

    @Test
    void forgetsEverythingOnDelete() throws Exception {
        put("{\"chunks\":2,\"fault\":{\"kind\":\"status\",\"status\":500}}");
        caller.chat("birch", Caller.CHAT);

        caller.send("DELETE", "/control/birch", "");

        assertThat(birch.behaviour()).isEqualTo(Behaviour.INSTANT);
        assertThat(birch.received()).isEmpty();
        assertThat(birch.counters()).isEqualTo(new Counters(0, 0, 0, 0));
        assertThat(caller.chat("birch", Caller.CHAT).statusCode()).isEqualTo(200);
    }
}

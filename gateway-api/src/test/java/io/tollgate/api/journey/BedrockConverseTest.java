package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Person;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import io.tollgate.simulator.Fault;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A model that AWS Bedrock sells by Converse, asked with signatures. */
class BedrockConverseTest extends BedrockTest {

    BedrockConverseTest() {
        super("alder-bedrock", "bedrock", "[]");
    }

    @Override
    String path(boolean stream) {
        return "/model/anthropic.claude-sonnet-4-5-v1%3A0/" + (stream ? "converse-stream" : "converse");
    }

    @Test
    void countsTokensWhereTheyWouldBeRead() {
        assertTokensAreCountedBy("provider");
        assertThat(lastReceived().path()).endsWith("/count-tokens");
    }

    @Test
    void saysThatASchemaWasEmulated() {
        Reply answer = caller().post(CHAT, chat("\"response_format\": {\"type\": \"json_object\"}"))
                .expect(200);

        assertThat(answer.header("x-tollgate-emulated")).contains("response_format");
    }

    @Test
    void countsNoFasterThanAKeyMayAsk() {
        Person person = signUpPerson();
        JsonNode key = person.createKey(person.createTeam("slow", "\"rate_limits\": {\"rpm\": 2, \"concurrency\": 1}"));
        TestClient slow =
                anyone().with("Authorization", "Bearer " + key.get("secret").asString());
        String prompt = chat("\"max_tokens\": 4");

        slow.post(MESSAGES + "/count_tokens", prompt).expect(200);
        slow.post(MESSAGES + "/count_tokens", prompt).expect(200);
        long before = simulator().provider("alder").counters().received();

        slow.post(MESSAGES + "/count_tokens", prompt).expect(429);
        assertThat(simulator().provider("alder").counters().received()).isEqualTo(before);
    }

    @Test
    void estimatesTokensWhereNobodyCounts() {
        simulator().provider("alder").fail(Fault.status(500));

        assertTokensAreCountedBy("estimated");
    }
}

package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Person;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import io.tollgate.simulator.SimulatedProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a key, in front of the market. */
abstract class ChatTest extends GatewayTest {

    static final String PATH = "/v1/chat/completions";
    static final Duration PATIENCE = Duration.ofSeconds(10);

    Person person;
    TestClient caller;

    @BeforeEach
    void open() {
        openMarket();
        person = signUpPerson();
        caller = callerWith(person.createKey(person.createTeam("search")));
    }

    TestClient callerWith(JsonNode key) {
        return anyone().with("Authorization", "Bearer " + key.get("secret").asString());
    }

    /** A request with these fields too. */
    static String body(String fields) {
        return "{\"model\": \"" + Market.MODEL + "\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]"
                + (fields.isEmpty() ? "" : ", " + fields) + "}";
    }

    /** The whole stream. */
    static String read(HttpResponse<InputStream> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        try (InputStream body = answer.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The events of a stream whose data are JSON. */
    static List<JsonNode> events(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> JsonMapper.shared().readTree(line.substring("data: ".length())))
                .toList();
    }

    /** The row of what this caller was answered, as soon as it is there. */
    JsonNode row(HttpResponse<?> answer) {
        return row(answer.headers().firstValue("x-request-id").orElseThrow());
    }

    JsonNode row(Reply answer) {
        return row(answer.header("x-request-id").orElseThrow());
    }

    JsonNode row(String id) {
        return row(caller, id);
    }

    /** The row of a request of this caller's, as soon as it is there. */
    static JsonNode row(TestClient caller, String id) {
        String path = "/v1/requests/" + id;
        await().atMost(PATIENCE).until(() -> caller.get(path).status() == 200);
        return caller.get(path).json();
    }

    SimulatedProvider cheap() {
        return simulator().provider(Market.CHEAP);
    }

    String lastBody(String provider) {
        var received = simulator().provider(provider).received();
        return received.get(received.size() - 1).bodyText();
    }

    JsonNode lastReceived(String provider) {
        return JsonMapper.shared().readTree(lastBody(provider));
    }
}

package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Person;
import io.tollgate.api.testing.TestClient;
import io.tollgate.simulator.SimulatedProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

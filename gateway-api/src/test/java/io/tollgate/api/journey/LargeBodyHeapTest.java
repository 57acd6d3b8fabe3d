package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.GatewayProcess;
import io.tollgate.api.testing.Person;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import io.tollgate.simulator.SimulatedProvider;
import io.tollgate.simulator.Simulator;
import io.tollgate.testkit.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of the heap a large body takes while its provider thinks about it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeBodyHeapTest {

    private static final int SIZE = 10 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Simulator simulator = Simulator.start();
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private GatewayProcess gateway;
    private TestClient caller;

    @BeforeAll
    void open(@TempDir Path data) {
        gateway = GatewayProcess.start(TestServers.freshDatabase().url(), TestServers.freshRedisUrl(), data);
        gateway.openMarket(simulator);
        gateway.sell("pass-through", "cedar");
        gateway.open(simulator.provider("birch"), "gemini", simulator.geminiUrl("birch"));
        gateway.sell("translated", "birch-gemini");
        Person person = gateway.signUpPerson();
        String key = person.createKey(person.createTeam("Shop")).get("secret").asString();
        caller = gateway.anyone().with("Authorization", "Bearer " + key);
        simulator
                .providers()
                .forEach(provider -> provider.behave(provider.behaviour().paced(LONG, Duration.ZERO)));
    }

    @AfterAll
    void close() {
        callers.shutdownNow();
        gateway.close();
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions, pass-through, cedar, 1",
        "/v1/messages, pass-through, cedar, 2",
        "/v1/chat/completions, translated, birch, 1",
        "/v1/messages, translated, birch, 2"
    })
    void keepsTheCallersWordsAndTheCanonicalOnes(String path, String model, String provider, int copies) {
        SimulatedProvider simulated = simulator.provider(provider);
        int earlier = simulated.received().size();
        long before = gateway.liveBytes();

        Future<Reply> answer = callers.submit(() -> caller.post(path, body(path, model)));
        await().atMost(PATIENCE).until(() -> simulated.received().size() > earlier);
        long during = gateway.liveBytes();

        assertThat(answer).isNotDone();
        assertThat((during - before) / (double) SIZE).isCloseTo(copies, offset(0.2));
        answer.cancel(true);
        await().atMost(PATIENCE).until(() -> simulated.counters().inFlight() == 0);
    }

    private static String body(String path, String model) {
        String data = "A".repeat(SIZE);
        String image = path.endsWith("messages")
                ? "{\"type\": \"image\", \"source\": {\"type\": \"base64\", \"media_type\": \"image/png\", \"data\": \"%s\"}}"
                : "{\"type\": \"image_url\", \"image_url\": {\"url\": \"data:image/png;base64,%s\"}}";
        return "{\"model\": \"%s\", \"max_tokens\": 10, \"messages\": [{\"role\": \"user\", \"content\": [%s]}]}"
                .formatted(model, image.formatted(data));
    }
}

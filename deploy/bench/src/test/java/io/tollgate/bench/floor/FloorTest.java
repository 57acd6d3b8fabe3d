package io.tollgate.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.simulator.SimulatedProvider;
import io.tollgate.simulator.Simulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.netty.DisposableServer;

class FloorTest {

    private static final String CHAT = """
            {"model":"m","messages":[{"role":"user","content":"one"}],"stream":%s}""";

    private final Simulator simulator = Simulator.start();
    private final SimulatedProvider alder = simulator.provider("alder");
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        simulator.close();
    }

    static Stream<IntFunction<DisposableServer>> proxies() {
        return Stream.of(upstream -> ReactorNettyProxy.start(0, upstream), upstream -> WebFluxProxy.start(0, upstream));
    }

    @ParameterizedTest
    @MethodSource("proxies")
    void passesRequestsAndAnswersOnAsTheyAre(IntFunction<DisposableServer> proxy) throws Exception {
        DisposableServer server = proxy.apply(simulator.port());

        HttpResponse<String> answer = post(server, CHAT.formatted(false));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.body()).contains("\"finish_reason\":\"stop\"");
        assertThat(alder.received()).extracting(request -> request.bodyText()).containsExactly(CHAT.formatted(false));
        server.disposeNow();
    }

    @ParameterizedTest
    @MethodSource("proxies")
    void passesStreamsOnToTheirEnd(IntFunction<DisposableServer> proxy) throws Exception {
        DisposableServer server = proxy.apply(simulator.port());

        assertThat(post(server, CHAT.formatted(true)).body()).endsWith("data: [DONE]\n\n");
        server.disposeNow();
    }

    private HttpResponse<String> post(DisposableServer server, String body) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.port() + "/alder/v1/chat/completions");
        return client.send(
                HttpRequest.newBuilder(address)
                        .header("authorization", "Bearer " + alder.apiKey())
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}

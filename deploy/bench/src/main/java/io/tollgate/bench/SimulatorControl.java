package io.tollgate.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Sets how the simulated providers answer, and fail. */
final class SimulatorControl {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final URI simulator;
    private final HttpClient client = HttpClient.newHttpClient();

    SimulatorControl(URI simulator) {
        this.simulator = simulator;
    }

    void behave(Map<String, Integer> behaviour) {
        String body = MAPPER.writeValueAsString(behaviour);
        Prices.byProvider().keySet().forEach(provider -> put("/control/" + provider, body));
    }

    /** One provider fails from now on as this fault says; without one it answers as the others do. */
    void fail(String provider, Map<String, Integer> behaviour, Map<String, ?> fault) {
        Map<String, Object> document = new LinkedHashMap<>(behaviour);
        if (!fault.isEmpty()) {
            document.put("fault", fault);
        }
        put("/control/" + provider, MAPPER.writeValueAsString(document));
    }

    private void put(String path, String body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(simulator.resolve(path))
                    .PUT(BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new BenchException("the simulator answered %d: %s".formatted(answer.statusCode(), answer.body()));
            }
        } catch (IOException e) {
            throw new BenchException("the simulator does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while the simulator was set", e);
        }
    }
}

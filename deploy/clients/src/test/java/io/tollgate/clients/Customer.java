package io.tollgate.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who has signed up at the running gateway, where an operator sells what the simulator has. */
final class Customer {

    /** Sold by all three simulated providers. */
    static final String CHAT = "llama-3.3-70b-instruct";

    /** Sold by {@link #ALONE} only, so that its failures reach the client. */
    static final String SOLO = "solo";

    static final String EMBEDDINGS = "embed-small";

    static final String ALONE = "cedar";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration START = Duration.ofMinutes(2);

    private final RunningGateway gateway = RunningGateway.shared();
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String team;

    private Customer() {
        await().atMost(START).ignoreExceptions().until(this::isReady);
        sell(
                CHAT,
                "[\"chat\", \"tools\", \"json_schema\", \"vision\", \"streaming\"]",
                List.of("alder", "birch", ALONE));
        sell(SOLO, "[\"chat\", \"streaming\"]", List.of(ALONE));
        sell(EMBEDDINGS, "[\"embeddings\"]", List.of("alder"));
        post("/api/auth/sign-up", """
                {"name": "Ada", "organization": "Analytical Engines", "email": "ada@example.com",
                 "password": "correct horse battery staple"}""");
        team = post("/api/teams", "{\"name\": \"engines\"}").get("id").asString();
    }

    static Customer shared() {
        return SignedUp.CUSTOMER;
    }

    URI gateway() {
        return gateway.address();
    }

    /** The secret of a new key; the fields are a JSON object's members, perhaps none. */
    String key(String fields) {
        return post("/api/keys", """
                {"name": "client", "team_id": "%s"%s}""".formatted(team, fields.isEmpty() ? "" : ", " + fields))
                .get("secret")
                .asString();
    }

    private boolean isReady() throws IOException, InterruptedException {
        assertThat(gateway.isRunning())
                .as("gateway, see %s", RunningGateway.log())
                .isTrue();
        HttpRequest ready = request("/actuator/health/readiness").build();
        return http.send(ready, BodyHandlers.discarding()).statusCode() == 200;
    }

    private void sell(String model, String capabilities, List<String> providers) {
        operate("models/" + model, """
                {"display_name": "%s", "context_length": 131072, "max_output_tokens": 8192, "capabilities": %s}""".formatted(model, capabilities));
        for (int i = 0; i < providers.size(); i++) {
            sell(model, providers.get(i), i + 1);
        }
    }

    private void sell(String model, String provider, int price) {
        operate("providers/" + provider, """
                {"display_name": "%s", "protocol": "openai", "base_url": "%s"}""".formatted(
                        provider, gateway.simulator().baseUrl(provider)));
        operate("credentials/" + provider, """
                {"provider": "%s", "api_key": "%s"}""".formatted(
                        provider, gateway.simulator().provider(provider).apiKey()));
        operate("offerings/" + provider + "-" + model, """
                {"model": "%s", "provider": "%s", "upstream_model": "%s-up",
                 "price": {"input": "%d", "output": "%d"}}""".formatted(model, provider, model, price, 3 * price));
    }

    private void operate(String path, String body) {
        send(request("/api/operator/" + path)
                .header("authorization", "Bearer " + RunningGateway.OPERATOR_TOKEN)
                .PUT(BodyPublishers.ofString(body)));
    }

    private JsonNode post(String path, String body) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(body));
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .forEach(token -> request.header("x-xsrf-token", token));
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway().resolve(path)).header("content-type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as("%s: %s", answer.uri(), answer.body())
                    .isLessThan(300);
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("the gateway does not answer, see " + RunningGateway.log(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static final class SignedUp {
        static final Customer CUSTOMER = new Customer();
    }
}

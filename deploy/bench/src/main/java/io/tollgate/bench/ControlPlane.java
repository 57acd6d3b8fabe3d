package io.tollgate.bench;

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
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's control plane as its users see it: over HTTP, by operator token and by session. */
final class ControlPlane {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI gateway;
    private final String operatorToken;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final HttpClient operator = HttpClient.newHttpClient();

    ControlPlane(URI gateway, String operatorToken) {
        this.gateway = gateway;
        this.operatorToken = operatorToken;
    }

    JsonNode asOperator(String method, String path, Map<String, ?> body) {
        HttpRequest.Builder request = request(path).header("authorization", "Bearer " + operatorToken);
        return send(operator, request.method(method, json(body)));
    }

    JsonNode post(String path, Map<String, ?> body) {
        return change("POST", path, body);
    }

    JsonNode patch(String path, Map<String, ?> body) {
        return change("PATCH", path, body);
    }

    private JsonNode change(String method, String path, Map<String, ?> body) {
        HttpRequest.Builder request = request(path).method(method, json(body));
        csrfCookie().ifPresent(cookie -> request.header("x-xsrf-token", cookie.getValue()));
        return send(client, request);
    }

    JsonNode get(String path) {
        return send(client, request(path).GET());
    }

    private Optional<HttpCookie> csrfCookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(TIMEOUT)
                .header("content-type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> body) {
        return BodyPublishers.ofString(MAPPER.writeValueAsString(body));
    }

    private JsonNode send(HttpClient sender, HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        String call = request.method() + " " + request.uri().getPath();
        try {
            HttpResponse<String> response = sender.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new BenchException("%s answered %d: %s".formatted(call, response.statusCode(), response.body()));
            }
            return MAPPER.readTree(response.body().isEmpty() ? "{}" : response.body());
        } catch (IOException e) {
            throw new BenchException(call + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException(call + " was interrupted", e);
        }
    }
}

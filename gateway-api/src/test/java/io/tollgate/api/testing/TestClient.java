package io.tollgate.api.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A small HTTP client of the application; each {@code with} gives a further one. */
public final class TestClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String origin;
    private final Map<String, String> headers;

    TestClient(String origin) {
        this(origin, Map.of());
    }

    private TestClient(String origin, Map<String, String> headers) {
        this.origin = origin;
        this.headers = headers;
    }

    /** The same caller, who sends this header too. */
    public TestClient with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new TestClient(origin, more);
    }

    public Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Reply delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** Sends JSON. */
    public Reply post(String path, String json) {
        return withJson().send("POST", path, BodyPublishers.ofString(json));
    }

    /** Sends JSON. */
    public Reply put(String path, String json) {
        return withJson().send("PUT", path, BodyPublishers.ofString(json));
    }

    /** Sends JSON and leaves the answer's body to be read as it comes; the caller closes it. */
    public HttpResponse<InputStream> stream(String path, String json) {
        return withJson().exchange("POST", path, BodyPublishers.ofString(json), BodyHandlers.ofInputStream());
    }

    /** Sends anything, with no header but those of {@link #with}. */
    public Reply send(String method, String path, BodyPublisher body) {
        return new Reply(exchange(method, path, body, BodyHandlers.ofString()));
    }

    private TestClient withJson() {
        return headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json");
    }

    private <T> HttpResponse<T> exchange(String method, String path, BodyPublisher body, BodyHandler<T> handler) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path))
                .timeout(PATIENCE)
                .method(method, body);
        headers.forEach(request::setHeader);
        try {
            return HTTP.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package io.tollgate.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A plain HTTP client that knows no more of a provider than its base URL and key. */
final class Caller {

    static final String CHAT = """
            {"model":"gpt-oss-120b","messages":[{"role":"user","content":"How does a toll gate work?"}]}""";
    static final String STREAM = """
            {"model":"gpt-oss-120b","stream":true,"stream_options":{"include_usage":true},\
            "messages":[{"role":"user","content":"How does a toll gate work?"}]}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Simulator simulator;

    Caller(Simulator simulator) {
        this.simulator = simulator;
    }

    HttpResponse<String> chat(String provider, String body) throws IOException, InterruptedException {
        return client.send(chatRequest(provider, body), BodyHandlers.ofString());
    }

    HttpResponse<InputStream> open(String provider, String body) throws IOException, InterruptedException {
        return client.send(chatRequest(provider, body), BodyHandlers.ofInputStream());
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + simulator.port() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .header("authorization", "Bearer " + simulator.provider("alder").apiKey())
                .method(method, BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Posts to a path below {@code alder} with one header besides the content type. */
    HttpResponse<String> post(String path, String header, String value, String body)
            throws IOException, InterruptedException {
        return client.send(posted(path, header, value, body), BodyHandlers.ofString());
    }

    /** What is answered to who authorizes themselves like this, byte by byte. */
    byte[] bytes(String path, String authorization, String body) throws IOException, InterruptedException {
        return client.send(posted(path, "authorization", authorization, body), BodyHandlers.ofByteArray())
                .body();
    }

    private HttpRequest posted(String path, String header, String value, String body) {
        return HttpRequest.newBuilder(URI.create(simulator.anthropicUrl("alder") + path))
                .timeout(Duration.ofSeconds(20))
                .setHeader(
                        "authorization", "Bearer " + simulator.provider("alder").apiKey())
                .setHeader(header, value)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest chatRequest(String provider, String body) {
        return HttpRequest.newBuilder(URI.create(simulator.baseUrl(provider) + "/chat/completions"))
                .timeout(Duration.ofSeconds(20))
                .header(
                        "authorization",
                        "Bearer " + simulator.provider(provider).apiKey())
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}

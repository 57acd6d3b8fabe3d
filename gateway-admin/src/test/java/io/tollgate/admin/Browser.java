package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

/** Calls the control plane as a page in a browser would: keeps cookies and sends the CSRF token back. */
public final class Browser {

    /** What the threads of all browsers are named after, so that a log tells who wrote. */
    public static final String THREADS = "page";

    private static final String XSRF = "XSRF-TOKEN";
    private static final ClientHttpConnector CONNECTOR =
            new ReactorClientHttpConnector(HttpClient.create().compress(true).runOn(LoopResources.create(THREADS)));

    private final WebTestClient client;
    private final Map<String, String> cookies = new HashMap<>();
    private @Nullable String bearer;
    private boolean sendsCsrf = true;

    Browser(String url) {
        this.client = WebTestClient.bindToServer(CONNECTOR)
                .baseUrl(url)
                .responseTimeout(Duration.ofSeconds(30))
                // The API's description is large, and so are the longest reports.
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(32 * 1024 * 1024))
                .build();
    }

    /** Sends this token from now on. */
    public Browser bearer(String token) {
        this.bearer = token;
        return this;
    }

    public Browser withoutCsrf() {
        this.sendsCsrf = false;
        return this;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public Reply get(String path, Object... variables) {
        return send(HttpMethod.GET, null, Map.of(), path, variables);
    }

    /** What comes as server-sent events, each event's data. */
    public Flux<String> events(String path) {
        WebTestClient.RequestHeadersSpec<?> request = client.get().uri(path).accept(MediaType.TEXT_EVENT_STREAM);
        cookies.forEach(request::cookie);
        return request.exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody();
    }

    public Reply post(String path, @Nullable String body, Object... variables) {
        return send(HttpMethod.POST, body, Map.of(), path, variables);
    }

    public Reply put(String path, String body, Object... variables) {
        return send(HttpMethod.PUT, body, Map.of(), path, variables);
    }

    public Reply patch(String path, String body, Object... variables) {
        return send(HttpMethod.PATCH, body, Map.of(), path, variables);
    }

    public Reply delete(String path, Object... variables) {
        return send(HttpMethod.DELETE, null, Map.of(), path, variables);
    }

    public Reply send(
            HttpMethod method, @Nullable String body, Map<String, String> headers, String path, Object... variables) {
        WebTestClient.RequestBodySpec request = client.method(method).uri(path, variables);
        headers.forEach(request::header);
        cookies.forEach(request::cookie);
        String token = cookies.get(XSRF);
        if (sendsCsrf && token != null) {
            request.header("X-XSRF-TOKEN", token);
        }
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        WebTestClient.RequestHeadersSpec<?> ready = body == null
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        EntityExchangeResult<byte[]> answer = ready.exchange().expectBody().returnResult();
        keep(answer.getResponseCookies());
        Reply reply = new Reply(answer);
        String type = String.valueOf(reply.headers().getContentType()).replaceAll(";.*", "");
        if (type.endsWith("json")) {
            assertThat(DescribedAnswers.faults(
                            method, answer.getUrl().getRawPath(), reply.status(), type, reply.text()))
                    .as(method + " " + path + " against the description: " + reply.text())
                    .isEmpty();
        }
        return reply;
    }

    private void keep(MultiValueMap<String, ResponseCookie> set) {
        for (ResponseCookie cookie : set.toSingleValueMap().values()) {
            if (cookie.getMaxAge().isZero()) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
    }
}

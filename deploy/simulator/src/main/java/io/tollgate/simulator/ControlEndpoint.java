package io.tollgate.simulator;

import io.netty.handler.codec.http.HttpMethod;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads and sets from outside how a provider behaves and fails; a PUT says everything, what it omits is as at the start. */
final class ControlEndpoint {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final SimulatedProvider provider;

    ControlEndpoint(SimulatedProvider provider) {
        this.provider = provider;
    }

    /** Answers a request for this path below {@code /control/PROVIDER}. */
    Mono<Void> handle(String path, HttpServerRequest request, HttpServerResponse response) {
        HttpMethod method = request.method();
        if (path.equals("/received") && method.equals(HttpMethod.GET)) {
            return Replies.send(response, json(received()));
        }
        if (!path.isEmpty()) {
            return Replies.send(response, Replies.unknownPath(request));
        }
        if (method.equals(HttpMethod.PUT)) {
            return request.receive()
                    .aggregate()
                    .asString()
                    .defaultIfEmpty("{}")
                    .flatMap(body -> Replies.send(response, put(body)));
        }
        if (method.equals(HttpMethod.DELETE)) {
            provider.reset();
        }
        return Replies.send(response, json(ProviderState.of(provider)));
    }

    private Reply put(String body) {
        try {
            ControlDocument document = ControlDocument.read(body, provider.initialBehaviour());
            document.applyTo(provider);
            return json(ProviderState.of(provider));
        } catch (IllegalArgumentException | JacksonException invalid) {
            String message = String.valueOf(invalid.getMessage());
            return Reply.json(400, Json.error(message, "invalid_request_error", "", "invalid_control"));
        }
    }

    private List<Map<String, Object>> received() {
        return provider.received().stream().map(ControlEndpoint::shown).toList();
    }

    private static Map<String, Object> shown(ReceivedRequest request) {
        return Map.of(
                "method", request.method(),
                "path", request.path(),
                "headers", request.headers(),
                "body", request.bodyText());
    }

    private static Reply json(Object value) {
        return Reply.json(200, MAPPER.writeValueAsString(value));
    }
}

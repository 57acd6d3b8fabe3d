package io.tollgate.simulator;

import io.netty.handler.codec.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.core.JacksonException;

/** A provider's API, below its base URL: the key check, what models are asked and the list of models. */
final class ProviderEndpoint {

    /** What is listed; any model name is answered. */
    private static final List<String> MODELS =
            List.of("gpt-oss-120b", "gpt-oss-20b", "llama-3.3-70b-instruct", "qwen3-235b-a22b", "deepseek-v3.2");

    /** A fault for one request alone, as the control endpoint takes it. */
    private static final String FAULT = "x-simulate-fault";

    private static final byte[] EMPTY = new byte[0];

    private final SimulatedProvider provider;

    ProviderEndpoint(SimulatedProvider provider) {
        this.provider = provider;
    }

    /** Answers a request. */
    Mono<Void> handle(Route route, HttpServerRequest request, HttpServerResponse response) {
        if (Endpoints.has(route) && request.method().equals(HttpMethod.POST)) {
            return request.receive()
                    .aggregate()
                    .asByteArray()
                    .defaultIfEmpty(EMPTY)
                    .flatMap(body -> ask(route, body, request, response));
        }
        if (route.wire() == Wire.OPENAI
                && route.path().equals("/models")
                && request.method().equals(HttpMethod.GET)) {
            return list(request, response);
        }
        return Replies.send(response, Replies.unknownPath(request));
    }

    /** A provider that cannot be reached lists nothing either. */
    private Mono<Void> list(HttpServerRequest request, HttpServerResponse response) {
        Reply listed = Proof.BEARER.holds(provider, request, EMPTY) ? models() : unauthorized();
        return provider.faults()
                .standing()
                .flatMap(fault -> ReplySender.unreachable(fault.applyTo(listed), response))
                .orElseGet(() -> Replies.send(response, listed));
    }

    private Mono<Void> ask(Route route, byte[] body, HttpServerRequest request, HttpServerResponse response) {
        Exchange exchange = new Exchange(provider);
        provider.log().add(request.method().name(), request.uri(), request.requestHeaders(), body);
        return new ReplySender(response, provider.behaviour(), exchange).send(reply(route, body, request));
    }

    private Reply reply(Route route, byte[] body, HttpServerRequest request) {
        if (!route.proof().holds(provider, request, body)) {
            return route.wire().worded(unauthorized());
        }
        try {
            Optional<Fault> wished =
                    Optional.ofNullable(request.requestHeaders().get(FAULT)).map(ControlDocument::readFault);
            return provider.answer(route, body, wished);
        } catch (JacksonException | IllegalArgumentException invalid) {
            String message = FAULT + ": " + invalid.getMessage();
            return Reply.json(400, Json.error(message, "invalid_request_error", "", "invalid_fault"));
        }
    }

    private static Reply unauthorized() {
        KnownError known = KnownError.of(401);
        return Reply.json(401, Json.error(known.message(), known.type(), "", known.code()));
    }

    private Reply models() {
        String data = MODELS.stream()
                .map(model ->
                        "{\"id\":" + Json.quote(model) + ",\"object\":\"model\",\"created\":1760000000,\"owned_by\":"
                                + Json.quote(provider.slug()) + "}")
                .collect(Collectors.joining(","));
        return Reply.json(200, "{\"object\":\"list\",\"data\":[" + data + "]}");
    }
}

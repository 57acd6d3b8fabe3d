package io.tollgate.routing.provider.cohere;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Wire;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Inquiry;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamRequest;
import io.tollgate.routing.provider.chat.ChatRequest;
import io.tollgate.routing.provider.chat.Concessions;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Requests as they go over the wire. */
final class CohereHttp {

    private static final Wire.Auth AUTH = new Wire.Auth("authorization", "Bearer ");
    private static final String VERSION = "/v2";

    private CohereHttp() {}

    static UpstreamRequest request(ProviderCall call, Attempt attempt) {
        return switch (call.operation()) {
            case EMBEDDINGS -> plain(call, attempt, "/embed");
            case RERANK -> plain(call, attempt, "/rerank");
            default -> chat(call, attempt);
        };
    }

    private static UpstreamRequest chat(ProviderCall call, Attempt attempt) {
        ChatRequest chat = ChatRequest.read(call, attempt.offering());
        ObjectNode body = ChatBody.of(chat);
        return new UpstreamRequest(
                uri(attempt, "/chat"),
                headers(call, attempt),
                () -> Json.bytes(body),
                chat.concessions().remarks());
    }

    private static UpstreamRequest plain(ProviderCall call, Attempt attempt, String path) {
        Concessions concessions = new Concessions(call, attempt.offering());
        String model = attempt.offering().upstreamModel();
        ObjectNode body = path.equals("/embed")
                ? Embeddings.request(call, model, concessions)
                : Ranking.request(call, model, concessions);
        return new UpstreamRequest(
                uri(attempt, path), headers(call, attempt), () -> Json.bytes(body), concessions.remarks());
    }

    /** The list of models, which only the first version has. */
    static Inquiry models(ProviderEntry provider, ApiKey key) {
        return Inquiry.at(base(provider) + "/v1/models", provider.wire(), AUTH, key);
    }

    private static URI uri(Attempt attempt, String path) {
        return URI.create(base(attempt.offering().provider()) + VERSION + path);
    }

    /** Cohere's clients take an address without the version; one with it is as good. */
    private static String base(ProviderEntry provider) {
        String base = provider.baseUrl().toString();
        return base.endsWith(VERSION) ? base.substring(0, base.length() - VERSION.length()) : base;
    }

    private static Map<String, String> headers(ProviderCall call, Attempt attempt) {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.keySet().removeIf(name -> !name.startsWith("trace"));
        attempt.offering()
                .provider()
                .wire()
                .sign(headers, AUTH, attempt.credential().apiKey());
        headers.put("content-type", "application/json");
        headers.put("accept", call.stream() ? "text/event-stream" : "application/json");
        return headers;
    }
}

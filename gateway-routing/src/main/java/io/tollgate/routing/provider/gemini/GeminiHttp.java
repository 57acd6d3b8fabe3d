package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Wire;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Inquiry;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StoredIds;
import io.tollgate.routing.provider.UpstreamRequest;
import io.tollgate.routing.provider.chat.ChatRequest;
import io.tollgate.routing.provider.chat.Concessions;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests as they go over the wire.
 *
 * @see <a href="https://ai.google.dev/api">Gemini API reference</a>
 */
final class GeminiHttp {

    private static final Wire.Auth AUTH = new Wire.Auth("x-goog-api-key", "");

    private GeminiHttp() {}

    static UpstreamRequest chat(ProviderCall call, Attempt attempt) {
        StoredIds.require(call.body().json(), attempt);
        ChatRequest chat = ChatRequest.read(call, attempt.offering());
        ObjectNode body = GenerateRequest.of(chat);
        String action = call.stream() ? ":streamGenerateContent?alt=sse" : ":generateContent";
        return new UpstreamRequest(
                uri(attempt, action),
                headers(call, attempt),
                () -> Json.bytes(body),
                chat.concessions().remarks());
    }

    static UpstreamRequest embeddings(ProviderCall call, Attempt attempt) {
        Concessions concessions = new Concessions(call, attempt.offering());
        boolean predicts = Predictions.areMade(attempt);
        ObjectNode request = Embeddings.request(call, model(attempt), concessions);
        ObjectNode body = predicts ? Predictions.request(request) : request;
        return new UpstreamRequest(
                uri(attempt, predicts ? ":predict" : ":batchEmbedContents"),
                headers(call, attempt),
                () -> Json.bytes(body),
                concessions.remarks());
    }

    private static URI uri(Attempt attempt, String action) {
        return URI.create(attempt.offering().provider().baseUrl() + "/" + model(attempt) + action);
    }

    /** With the collection that it is in. */
    private static String model(Attempt attempt) {
        String model = attempt.offering().upstreamModel();
        return model.contains("/") ? model : "models/" + model;
    }

    /** The list of models. */
    static Inquiry models(ProviderEntry provider, ApiKey key) {
        return Inquiry.at(provider.baseUrl() + "/models", provider.wire(), AUTH, key);
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

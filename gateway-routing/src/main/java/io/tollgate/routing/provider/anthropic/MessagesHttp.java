package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Wire;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Inquiry;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamRequest;
import io.tollgate.routing.provider.chat.ChatRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests as they go over the wire.
 *
 * @see <a href="https://docs.anthropic.com/en/api/overview">Anthropic: API overview</a>
 */
final class MessagesHttp {

    /** The version that this code was written for. */
    private static final String VERSION = "2023-06-01";

    private static final Wire.Auth AUTH = new Wire.Auth("x-api-key", "");
    private static final String PATH = "/v1/messages";
    private static final String MODELS = "/v1/models";

    private MessagesHttp() {}

    /** The caller's own bytes. */
    static UpstreamRequest spliced(ProviderCall call, Attempt attempt) {
        return new UpstreamRequest(
                uri(attempt),
                headers(call, attempt),
                () -> NativeRequest.of(call, attempt.offering().upstreamModel()));
    }

    /** A chat in Anthropic's words. */
    static UpstreamRequest translated(ProviderCall call, Attempt attempt) {
        ChatRequest chat = ChatRequest.read(call, attempt.offering());
        ObjectNode message = MessageRequest.of(chat);
        return new UpstreamRequest(
                uri(attempt),
                headers(call, attempt),
                () -> Json.bytes(message),
                chat.concessions().remarks());
    }

    /** The list of models. */
    static Inquiry models(ProviderEntry provider, ApiKey key) {
        return Inquiry.at(uri(provider, MODELS).toString(), provider.wire(), AUTH, key)
                .with("anthropic-version", VERSION);
    }

    private static URI uri(Attempt attempt) {
        return uri(attempt.offering().provider(), PATH);
    }

    /** Anthropic's clients take an address without the version; one with it is as good. */
    private static URI uri(ProviderEntry provider, String path) {
        String base = provider.baseUrl().toString();
        return URI.create((base.endsWith("/v1") ? base.substring(0, base.length() - "/v1".length()) : base) + path);
    }

    private static Map<String, String> headers(ProviderCall call, Attempt attempt) {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.remove("openai-beta");
        headers.putIfAbsent("anthropic-version", VERSION);
        attempt.offering()
                .provider()
                .wire()
                .sign(headers, AUTH, attempt.credential().apiKey());
        headers.put("content-type", "application/json");
        headers.put("accept", call.stream() ? "text/event-stream" : "application/json");
        return headers;
    }
}

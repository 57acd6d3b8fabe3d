package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Wire;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Inquiry;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StoredIds;
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
    private static final String MODELS = "/v1/models";

    private MessagesHttp() {}

    /** The caller's own bytes. */
    static UpstreamRequest spliced(ProviderCall call, Attempt attempt) {
        StoredIds.require(call.body().json(), attempt);
        Hosting hosting = Hosting.of(attempt.offering().provider());
        return new UpstreamRequest(
                uri(hosting, call, attempt),
                headers(call, attempt),
                () -> hosting.body(NativeRequest.of(call, attempt.offering().upstreamModel()), call.headers()));
    }

    /** A chat in Anthropic's words. */
    static UpstreamRequest translated(ProviderCall call, Attempt attempt) {
        StoredIds.require(call.body().json(), attempt);
        ChatRequest chat = ChatRequest.read(call, attempt.offering());
        ObjectNode message = MessageRequest.of(chat);
        Hosting hosting = Hosting.of(attempt.offering().provider());
        return new UpstreamRequest(
                uri(hosting, call, attempt),
                headers(call, attempt),
                () -> hosting.body(Json.bytes(message), call.headers()),
                chat.concessions().remarks());
    }

    /** The caller's own bytes, to be counted. */
    static UpstreamRequest counting(ProviderCall call, Attempt attempt) {
        StoredIds.require(call.body().json(), attempt);
        Offering offering = attempt.offering();
        Hosting hosting = Hosting.of(offering.provider());
        Map<String, String> headers = headers(call, attempt);
        return new UpstreamRequest(
                URI.create(hosting.counting(offering.provider().baseUrl().toString(), offering.upstreamModel())),
                headers,
                () -> hosting.counted(NativeRequest.of(call, offering.upstreamModel()), call.headers()));
    }

    /** The list of models. */
    static Inquiry models(ProviderEntry provider, ApiKey key) {
        return Inquiry.at(Hosting.withoutVersion(provider.baseUrl().toString()) + MODELS, provider.wire(), AUTH, key)
                .with("anthropic-version", VERSION);
    }

    private static URI uri(Hosting hosting, ProviderCall call, Attempt attempt) {
        Offering offering = attempt.offering();
        return URI.create(
                hosting.address(offering.provider().baseUrl().toString(), offering.upstreamModel(), call.stream()));
    }

    private static Map<String, String> headers(ProviderCall call, Attempt attempt) {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.remove("openai-beta");
        Hosting hosting = Hosting.of(attempt.offering().provider());
        if (hosting.isAnthropic()) {
            headers.putIfAbsent("anthropic-version", VERSION);
        } else {
            headers.remove("anthropic-version");
        }
        if (hosting == Hosting.BEDROCK) {
            headers.remove(Hosting.BETA);
        }
        attempt.offering()
                .provider()
                .wire()
                .sign(headers, AUTH, attempt.credential().apiKey());
        headers.put("content-type", "application/json");
        headers.put("accept", accepted(call, hosting));
        return headers;
    }

    private static String accepted(ProviderCall call, Hosting hosting) {
        String stream = hosting == Hosting.BEDROCK ? "application/vnd.amazon.eventstream" : "text/event-stream";
        return call.stream() ? stream : "application/json";
    }
}

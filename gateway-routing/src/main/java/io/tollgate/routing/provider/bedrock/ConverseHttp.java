package io.tollgate.routing.provider.bedrock;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamRequest;
import io.tollgate.routing.provider.chat.ChatRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Requests as they go over the wire, but for their signature, which is made when they are sent. */
final class ConverseHttp {

    private static final List<String> COUNTED =
            List.of("messages", "system", "toolConfig", "additionalModelRequestFields");

    private ConverseHttp() {}

    static UpstreamRequest chat(ProviderCall call, Attempt attempt) {
        ChatRequest chat = ChatRequest.read(call, attempt.offering());
        ObjectNode body = ConverseRequest.of(chat);
        return new UpstreamRequest(
                uri(attempt, call.stream() ? "converse-stream" : "converse"),
                headers(call, attempt),
                () -> Json.bytes(body),
                chat.concessions().remarks());
    }

    /**
     * What would be sent, to be counted.
     *
     * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_CountTokens.html">CountTokens</a>
     */
    static UpstreamRequest counting(ProviderCall call, Attempt attempt) {
        ChatRequest chat = ChatRequest.read(call, attempt.offering());
        ObjectNode body = ConverseRequest.of(chat).retain(COUNTED);
        ObjectNode counted = Json.object();
        counted.putObject("input").set("converse", body);
        return new UpstreamRequest(uri(attempt, "count-tokens"), headers(call, attempt), () -> Json.bytes(counted));
    }

    /** A model may be an ARN, whose slashes are no part of the path. */
    private static URI uri(Attempt attempt, String action) {
        String model = URLEncoder.encode(attempt.offering().upstreamModel(), StandardCharsets.UTF_8);
        return URI.create(attempt.offering().provider().baseUrl() + "/model/" + model + "/" + action);
    }

    private static Map<String, String> headers(ProviderCall call, Attempt attempt) {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.keySet().removeIf(name -> !name.startsWith("trace"));
        headers.putAll(attempt.offering().provider().wire().headers());
        headers.put("content-type", "application/json");
        headers.put("accept", call.stream() ? "application/vnd.amazon.eventstream" : "application/json");
        return headers;
    }
}

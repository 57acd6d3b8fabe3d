package io.tollgate.routing.provider.openai;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Quirk;
import io.tollgate.routing.catalogue.Wire;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.Payload;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.Stateless;
import io.tollgate.routing.provider.StoredIds;
import io.tollgate.routing.provider.UpstreamRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The caller's own bytes, but for the few fields that the gateway has a word in: prompt caches stay warm. */
final class RequestSplice {

    static final Wire.Auth AUTH = new Wire.Auth("authorization", "Bearer ");
    private static final String MAX_TOKENS = "max_tokens";
    private static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";
    private static final String STREAM_OPTIONS = "stream_options";
    private static final byte[] TRUE = "true".getBytes(US_ASCII);
    private static final byte[] WITH_USAGE = "{\"include_usage\":true}".getBytes(US_ASCII);

    /** What only the gateway understands; OpenAI refuses fields that it does not know. */
    static final Set<String> GATEWAY_ONLY = Set.of("provider", "models", "session_id");

    /**
     * Models that refuse {@code max_tokens}.
     *
     * @see <a href="https://platform.openai.com/docs/api-reference/chat/create">OpenAI: max_tokens</a>
     */
    private static final Pattern REASONING_MODEL = Pattern.compile("(?:.*/)?(?:o\\d|gpt-[5-9]).*");

    private RequestSplice() {}

    static UpstreamRequest of(ProviderCall call, Attempt attempt) {
        if (call.operation() == Operation.RESPONSES) {
            Stateless.require(call.body().json());
        }
        if (call.operation().isGenerating()) {
            StoredIds.require(call.body().json(), attempt);
        }
        Spelling spelling = Spelling.of(call, attempt.offering());
        return new UpstreamRequest(
                uri(call, attempt.offering()),
                headers(call, attempt),
                () -> body(call, attempt.offering(), spelling),
                spelling.remarks());
    }

    private static URI uri(ProviderCall call, Offering offering) {
        Wire wire = offering.provider().wire();
        String base = offering.provider().baseUrl().toString();
        String path = call.operation().path();
        if (!wire.has(Quirk.DEPLOYMENT_PATHS)) {
            return URI.create(base + path + (wire.query().isEmpty() ? "" : "?" + wire.query()));
        }
        // https://learn.microsoft.com/azure/ai-foundry/openai/api-version-lifecycle: the newer API has no versions in
        // queries.
        return call.operation() == Operation.RESPONSES
                ? URI.create(base + "/v1" + path)
                : URI.create(base + "/deployments/" + URLEncoder.encode(offering.upstreamModel(), UTF_8) + path
                        + (wire.query().isEmpty() ? "" : "?" + wire.query()));
    }

    private static Map<String, String> headers(ProviderCall call, Attempt attempt) {
        Map<String, String> headers = new HashMap<>(call.headers());
        attempt.offering()
                .provider()
                .wire()
                .sign(headers, AUTH, attempt.credential().apiKey());
        headers.put("content-type", contentType(call.body()));
        headers.put("accept", accepted(call));
        return headers;
    }

    private static String contentType(Payload body) {
        return body instanceof Payload.Form form ? form.form().contentType() : "application/json";
    }

    private static String accepted(ProviderCall call) {
        return switch (call.operation()) {
            case SPEECH, TRANSCRIPTION, TRANSLATION -> "*/*";
            default -> call.stream() ? "text/event-stream" : "application/json";
        };
    }

    private static byte[] body(ProviderCall call, Offering offering, Spelling spelling) {
        String upstreamModel = offering.upstreamModel();
        if (call.body() instanceof Payload.Form form) {
            return form.form().with("model", upstreamModel, GATEWAY_ONLY);
        }
        JsonMembers json = call.body() instanceof Payload.Canonical chat
                ? PlainChat.of(
                        chat.json(),
                        offering.model(),
                        REASONING_MODEL.matcher(upstreamModel).matches(),
                        OpenAiModel.leastEffort(upstreamModel))
                : call.body().json();
        return call.operation() == Operation.RESPONSES
                ? ResponseRequest.of(call, spelling.apply(json), offering)
                : spliced(call, spelling.apply(json), upstreamModel, spelling);
    }

    private static byte[] spliced(ProviderCall call, JsonMembers json, String upstreamModel, Spelling spelling) {
        JsonSplice splice = JsonSplice.of(json).set("model", JsonSplice.quoted(upstreamModel));
        GATEWAY_ONLY.forEach(splice::remove);
        boolean chat = call.operation() == Operation.CHAT;
        call.outputCap()
                .ifPresent(
                        cap -> capOutput(splice, json, cap, chat && spelling.namesCompletion() ? upstreamModel : ""));
        if (call.stream() && spelling.takesStreamOptions() && (chat || call.operation() == Operation.COMPLETIONS)) {
            askForUsage(splice, json);
        }
        return splice.apply();
    }

    private static void capOutput(JsonSplice splice, JsonMembers body, long cap, String upstreamModel) {
        byte[] limit = Long.toString(cap).getBytes(US_ASCII);
        boolean completion = body.has(MAX_COMPLETION_TOKENS);
        boolean plain = body.has(MAX_TOKENS);
        if (completion || (!plain && REASONING_MODEL.matcher(upstreamModel).matches())) {
            splice.set(MAX_COMPLETION_TOKENS, limit);
        }
        if (plain || !(completion || REASONING_MODEL.matcher(upstreamModel).matches())) {
            splice.set(MAX_TOKENS, limit);
        }
    }

    private static void askForUsage(JsonSplice splice, JsonMembers body) {
        Optional<JsonMember> options = body.find(STREAM_OPTIONS);
        if (options.isEmpty() || options.get().kind() == JsonKind.NULL) {
            splice.set(STREAM_OPTIONS, WITH_USAGE);
        } else if (options.get().kind() == JsonKind.OBJECT) {
            JsonMembers asked = JsonMembers.read(body.bytes(options.get()));
            splice.set(
                    STREAM_OPTIONS,
                    JsonSplice.of(asked).set("include_usage", TRUE).apply());
        }
    }
}

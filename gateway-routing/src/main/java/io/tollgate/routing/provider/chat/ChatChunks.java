package io.tollgate.routing.provider.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.UsagePart;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes one stream in the canonical form, chunk by chunk. */
public final class ChatChunks {

    private static final byte[] NOTHING = {};
    private static final byte[] END = "}\n\n".getBytes(UTF_8);

    private final boolean usageWanted;
    private final String head;
    private int calls;
    private int thoughts;
    private boolean thinking;

    /**
     * @param id the provider's own
     * @param created in seconds since the epoch
     */
    public ChatChunks(ProviderCall call, String id, long created) {
        this.usageWanted = call.usageWanted();
        ObjectNode named = Json.object()
                .put("id", id)
                .put("object", "chat.completion.chunk")
                .put("created", created)
                .put("model", call.publicModel());
        String object = Json.text(named);
        this.head = "data: " + object.substring(0, object.length() - 1) + ",\"choices\":[";
    }

    /**
     * The first chunk.
     *
     * @param input what the provider tells of it before it generates anything
     */
    public Chunk begin(Optional<TokenUsage> input) {
        byte[] bytes = bytes("{\"role\":\"assistant\",\"content\":\"\"}", "null");
        return new Chunk(bytes, 0, Optional.empty(), input.map(UsagePart::preliminary));
    }

    public Chunk text(String part) {
        return content("{\"content\":" + quoted(part) + "}", Utf8.length(part));
    }

    public Chunk refusal(String part) {
        return content("{\"refusal\":" + quoted(part) + "}", Utf8.length(part));
    }

    public Chunk reasoning(String part) {
        ObjectNode delta = Json.object().put("reasoning_content", part);
        ReasoningDetail.text(detail(delta), part, "");
        return content(Json.text(delta), Utf8.length(part));
    }

    /** What proves the reasoning before it. */
    public Chunk signature(String signature) {
        ObjectNode delta = Json.object();
        ReasoningDetail.text(detail(delta), "", signature);
        thinking = false;
        return content(Json.text(delta), 0);
    }

    public Chunk encryptedReasoning(String data) {
        thinking = false;
        ObjectNode delta = Json.object();
        ReasoningDetail.encrypted(detail(delta), data);
        thinking = false;
        return content(Json.text(delta), 0);
    }

    /**
     * A call begins; its arguments follow.
     *
     * @param extra content that is to come back with the call; missing where there is none
     */
    public Chunk toolCall(String id, String name, JsonNode extra) {
        ObjectNode delta = Json.object();
        ObjectNode call = delta.putArray("tool_calls")
                .addObject()
                .put("index", calls++)
                .put("id", id)
                .put("type", "function");
        call.putObject("function").put("name", name).put("arguments", "");
        if (!extra.isMissingNode()) {
            call.set("extra_content", extra);
        }
        return content(Json.text(delta), Utf8.length(name));
    }

    /** More of the arguments of the last call that began. */
    public Chunk arguments(String part) {
        String delta =
                "{\"tool_calls\":[{\"index\":" + (calls - 1) + ",\"function\":{\"arguments\":" + quoted(part) + "}}]}";
        return content(delta, Utf8.length(part));
    }

    /** Where a part of the text is from. */
    public Chunk citation(Citation citation) {
        ObjectNode delta = Json.object();
        citation.write(delta.putArray("annotations").addObject());
        return content(Json.text(delta), 0);
    }

    /** An image that the model drew, as a data URL. It counts as content, though not by its size. */
    public Chunk image(String url) {
        ObjectNode delta = Json.object();
        GeneratedImage.write(delta.putArray("images").addObject(), url);
        return content(Json.text(delta), 1);
    }

    /** What only this provider says. */
    public Chunk extension(String name, JsonNode value) {
        ObjectNode delta = Json.object();
        delta.set(name, value);
        return content(Json.text(delta), 0);
    }

    public boolean hasCalls() {
        return calls > 0;
    }

    /**
     * The answer's end.
     *
     * @param reason in OpenAI's words
     */
    public Chunk finish(String reason) {
        String told = hasCalls() && reason.equals("stop") ? "tool_calls" : reason;
        return new Chunk(bytes("{}", quoted(told)), 0, Optional.of(told), Optional.empty());
    }

    /** What the provider has counted so far, in case the caller leaves before the end: for the gateway alone. */
    public Chunk counted(TokenUsage tokens) {
        return new Chunk(NOTHING, 0, Optional.empty(), Optional.of(UsagePart.preliminary(tokens)));
    }

    /** The usage, which the caller sees only where it was asked for. */
    public Chunk usage(TokenUsage tokens) {
        if (!usageWanted) {
            return new Chunk(NOTHING, 0, Optional.empty(), Optional.of(UsagePart.hidden(tokens)));
        }
        byte[] before = (head + "],\"usage\":").getBytes(UTF_8);
        byte[] usage = Json.bytes(ChatUsage.write(tokens));
        byte[] bytes = new byte[before.length + usage.length + END.length];
        System.arraycopy(before, 0, bytes, 0, before.length);
        System.arraycopy(usage, 0, bytes, before.length, usage.length);
        System.arraycopy(END, 0, bytes, before.length + usage.length, END.length);
        UsagePart part = new UsagePart(tokens, before.length, before.length + usage.length);
        return new Chunk(bytes, 0, Optional.empty(), Optional.of(part));
    }

    public StreamEvent done() {
        return new StreamEvent.Done("data: [DONE]\n\n".getBytes(UTF_8));
    }

    private ObjectNode detail(ObjectNode delta) {
        if (!thinking) {
            thoughts++;
            thinking = true;
        }
        return delta.putArray("reasoning_details").addObject().put("index", thoughts - 1);
    }

    private Chunk content(String delta, int generated) {
        return new Chunk(bytes(delta, "null"), generated, Optional.empty(), Optional.empty());
    }

    private byte[] bytes(String delta, String finishReason) {
        return (head + "{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finishReason + "}]}\n\n")
                .getBytes(UTF_8);
    }

    private static String quoted(String text) {
        return new String(JsonSplice.quoted(text), UTF_8);
    }
}

package io.tollgate.routing.provider.chat;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UsagePart;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Collects a whole answer, and writes it in the canonical form. */
public final class ChatAnswer {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final ArrayNode details = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode calls = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode annotations = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode images = JsonNodeFactory.instance.arrayNode();
    private final ObjectNode extensions = Json.object();
    private long outputBytes;

    public void text(String part) {
        text.append(count(part));
    }

    /** Why the model does not answer. */
    public void refusal(String part) {
        refusal.append(count(part));
    }

    /**
     * What the model thought.
     *
     * @param signature that proves it; may be empty
     */
    public void reasoning(String part, String signature) {
        reasoning.append(count(part));
        ReasoningDetail.text(details.addObject(), part, signature);
    }

    public void encryptedReasoning(String data) {
        ReasoningDetail.encrypted(details.addObject(), data);
    }

    /**
     * A tool that the model calls.
     *
     * @param arguments JSON
     * @param extra content that is to come back with the call; missing where there is none
     */
    public void toolCall(String id, String name, String arguments, JsonNode extra) {
        ObjectNode call = calls.addObject().put("id", id).put("type", "function");
        call.putObject("function").put("name", count(name)).put("arguments", count(arguments));
        if (!extra.isMissingNode()) {
            call.set("extra_content", extra);
        }
    }

    /** Where a part of the text is from. */
    public void citation(Citation citation) {
        citation.write(annotations.addObject());
    }

    /** An image that the model drew, as a data URL. */
    public void image(String url) {
        outputBytes++;
        GeneratedImage.write(images.addObject(), url);
    }

    /** The text up to here. */
    public String text() {
        return text.toString();
    }

    /** A member of the message that only this provider has. */
    public void extension(String name, JsonNode value) {
        extensions.set(name, value);
    }

    public boolean hasCalls() {
        return !calls.isEmpty();
    }

    /**
     * The answer, unless it says nothing: a model may well stop without a word, but then the provider counts the token that
     * it took.
     *
     * @param id the provider's own
     * @param created in seconds since the epoch
     * @param finishReason in OpenAI's words
     */
    public Decoded written(
            ProviderCall call, String id, long created, String finishReason, Optional<TokenUsage> usage) {
        long counted = usage.map(TokenUsage::output).orElse(0L);
        if (outputBytes == 0 && counted == 0 && finishReason.equals("stop")) {
            return new Decoded.Failed(
                    new Failure.Unavailable("empty", "the answer has no content", OptionalInt.of(200)));
        }
        String finish = hasCalls() && finishReason.equals("stop") ? "tool_calls" : finishReason;
        ObjectNode answer = Json.object()
                .put("id", id)
                .put("object", "chat.completion")
                .put("created", created)
                .put("model", call.publicModel());
        ObjectNode choice = answer.putArray("choices").addObject().put("index", 0);
        choice.set("message", message());
        choice.putNull("logprobs").put("finish_reason", finish);
        usage.ifPresent(tokens -> {
            ChatUsage.tier(tokens, answer);
            answer.set("usage", ChatUsage.write(tokens));
        });
        return new Decoded.Answered(answered(Json.bytes(answer), finish, usage));
    }

    private Answer answered(byte[] body, String finish, Optional<TokenUsage> usage) {
        return new Answer(body, usage.map(tokens -> placed(body, tokens)), Optional.of(finish), outputBytes);
    }

    private static UsagePart placed(byte[] body, TokenUsage tokens) {
        JsonMember usage = JsonMembers.read(body).find("usage", JsonKind.OBJECT).orElseThrow();
        return new UsagePart(tokens, usage.valueStart(), usage.valueEnd());
    }

    private ObjectNode message() {
        ObjectNode message = Json.object().put("role", "assistant");
        if (text.isEmpty() && (hasCalls() || !refusal.isEmpty())) {
            message.putNull("content");
        } else {
            message.put("content", text.toString());
        }
        if (refusal.isEmpty()) {
            message.putNull("refusal");
        } else {
            message.put("refusal", refusal.toString());
        }
        if (!reasoning.isEmpty()) {
            message.put("reasoning_content", reasoning.toString());
        }
        if (!details.isEmpty()) {
            message.set("reasoning_details", details);
        }
        if (hasCalls()) {
            message.set("tool_calls", calls);
        }
        if (!annotations.isEmpty()) {
            message.set("annotations", annotations);
        }
        if (!images.isEmpty()) {
            message.set("images", images);
        }
        return message.setAll(extensions);
    }

    private String count(String part) {
        outputBytes += Utf8.length(part);
        return part;
    }
}

package io.tollgate.api.anthropic;

import io.tollgate.api.canonical.Ending;
import io.tollgate.api.canonical.MessageReader;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.UsagePart;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a chat's whole answer as a message. */
final class MessageOfChat {

    private MessageOfChat() {}

    static Answer write(String model, Answer canonical) {
        JsonNode completion = Json.read(canonical.body());
        Optional<TokenUsage> usage = canonical.usage().map(UsagePart::tokens).filter(TokenUsage::plausible);
        ContentBlocks blocks = new ContentBlocks();
        MessageReader reader = new MessageReader(blocks);
        reader.answer(completion);
        Ending ending = Ending.of(canonical.finishReason().orElse(""), reader.hasCalls());
        ObjectNode message = begun(completion, model);
        message.set("content", blocks.written());
        message.put("stop_reason", StopReason.of(ending, blocks.isRefusal()));
        message.putNull("stop_sequence");
        ObjectNode counted = MessageUsage.write(usage, canonical.outputBytes());
        usage.ifPresent(tokens -> counted.put("service_tier", tokens.tier().label()));
        message.set("usage", counted);
        byte[] body = Json.bytes(message);
        return new Answer(
                body,
                UsagePart.toldOrNot(
                        usage, TokenUsage.NONE, tokens -> MessageUsage.place(JsonMembers.read(body), tokens)),
                canonical.finishReason(),
                canonical.outputBytes());
    }

    /** What every message begins with, named as the provider named the chat. */
    static ObjectNode begun(JsonNode chat, String model) {
        return Json.object()
                .put("id", MessageId.of(Json.string(chat, "id")))
                .put("type", "message")
                .put("role", "assistant")
                .put("model", model);
    }
}

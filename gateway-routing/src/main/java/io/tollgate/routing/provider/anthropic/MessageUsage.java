package io.tollgate.routing.provider.anthropic;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.usage.AnthropicUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The usage that a stream tells of, in its first event and again in its last. */
final class MessageUsage {

    private final List<JsonMembers> told = new ArrayList<>(2);

    /** Of a whole message. */
    static Optional<TokenUsage> of(JsonMembers message) {
        return message.find("usage", JsonKind.OBJECT).map(message::object).flatMap(AnthropicUsage::read);
    }

    /** What was told up to now, with what this object has in its {@code usage}. */
    Optional<TokenUsage> tell(JsonMembers object) {
        object.find("usage", JsonKind.OBJECT).map(object::object).ifPresent(told::add);
        return told.isEmpty() ? Optional.empty() : AnthropicUsage.read(told);
    }
}

package io.tollgate.routing.provider;

import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import java.util.Map;

/**
 * What a response request may not ask for, whoever serves it, because it needs something stored at the provider: there all
 * tenants of the gateway are one account, and the next request may go to another provider.
 */
public final class Stateless {

    /** With what the {@code encrypted_content} begins of reasoning that the gateway put together itself: no provider can open it. */
    public static final String SEAL = "tg1.";

    /** The type of an item of the input that is but the id of one; OpenAI lets it be left out. */
    public static final String REFERENCE = "item_reference";

    private static final String STORED = "this gateway stores no conversation; send it whole, as items of 'input'";

    private static final Map<String, String> REFUSED = Map.of(
            "previous_response_id",
            STORED,
            "conversation",
            STORED,
            "prompt",
            "prompts are stored at OpenAI; send its text as 'instructions' and 'input'",
            "background",
            "nothing is stored to be fetched later; wait for the answer, or stream it");

    private Stateless() {}

    /**
     * Looks for such members.
     *
     * @throws Untranslatable naming one
     */
    public static void require(JsonMembers request) {
        REFUSED.forEach((field, reason) -> request.find(field)
                .filter(member -> asks(request, member))
                .ifPresent(member -> {
                    throw new Untranslatable(field, "'" + field + "' cannot be served: " + reason + ".");
                }));
    }

    /** Whether an item of the input is but an id. */
    public static boolean isReference(JsonMembers item) {
        String type = item.string("type").orElse("");
        return type.equals(REFERENCE) || (type.isEmpty() && item.has("id") && !item.has("role"));
    }

    /** Whether an item that is but an id stands for what a model thought, without which the conversation goes on. */
    public static boolean isThought(String id) {
        return id.startsWith("rs_");
    }

    /** The refusal of an item that is but an id. */
    public static Untranslatable reference(String field) {
        return new Untranslatable(
                field + ".type",
                "'" + REFERENCE
                        + "' cannot be served: this gateway stores no items. Send the item itself, as clients do that are"
                        + " told \"store\": false (the AI SDK: providerOptions.openai.store).");
    }

    private static boolean asks(JsonMembers request, JsonMember member) {
        return member.kind() != JsonKind.NULL && !request.raw(member).equals("false");
    }
}

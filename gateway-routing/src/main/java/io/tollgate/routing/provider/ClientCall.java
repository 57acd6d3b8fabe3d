package io.tollgate.routing.provider;

import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.plan.Attempt;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A call in the caller's own protocol, and how to put it in the canonical form.
 *
 * @param own what goes as it is to whoever speaks the caller's protocol
 * @param translation for everybody else; absent where the protocol is the canonical form, or no chat
 */
public record ClientCall(ProviderCall own, Optional<Translation> translation) {

    /** A call that only those can take who speak its protocol. */
    public static ClientCall of(ProviderCall own) {
        return new ClientCall(own, Optional.empty());
    }

    /** The same call of the model by this name: answers tell which one gave them. */
    public ClientCall naming(String model) {
        return model.equals(own.publicModel()) ? this : new ClientCall(own.naming(model), translation);
    }

    /** The same call with other bytes of the caller's own. */
    public ClientCall with(JsonMembers body) {
        return new ClientCall(own.with(body), translation);
    }

    /** The same call with no more than so much output. */
    public ClientCall capped(OptionalLong cap) {
        return new ClientCall(own.capped(cap), translation);
    }

    /**
     * What is said in an attempt at one of the family's providers: directly where it speaks the caller's protocol.
     *
     * @throws Untranslatable when this provider cannot be asked that
     */
    public Conversation with(Provider family, Attempt attempt) {
        return translation
                .filter(words -> !family.speaks(own.operation(), attempt.offering()))
                .<Conversation>map(words -> new TranslatedConversation(own, words, family, attempt))
                .orElseGet(() -> new DirectConversation(own, family, attempt));
    }

    /**
     * The call as it is said at one of the family's providers: its own, or in the canonical form.
     *
     * @throws Untranslatable when it has no canonical form
     */
    public ProviderCall spokenTo(Provider family, Attempt attempt) {
        return translation
                .filter(words -> !family.speaks(own.operation(), attempt.offering()))
                .map(words -> words.request(own))
                .orElse(own);
    }

    /** What it means for an attempt that its provider cannot be asked. */
    public Failure unasked(Untranslatable problem) {
        byte[] body = problem.body();
        return new Failure.BeyondOffering(
                "untranslatable",
                String.valueOf(problem.getMessage()),
                Untranslatable.STATUS,
                translation
                        .map(words -> words.error(Untranslatable.STATUS, body))
                        .orElse(body));
    }
}

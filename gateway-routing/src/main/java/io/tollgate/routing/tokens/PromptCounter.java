package io.tollgate.routing.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import io.tollgate.billing.price.Unit;
import io.tollgate.billing.price.Units;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts the tokens of a request's body. Its JSON is counted as it stands: what a provider makes of messages and tools has
 * fewer tokens than their braces, names and quotes. It takes a millisecond for about 4,000 characters, so it must not be done
 * on an event loop.
 */
public final class PromptCounter {

    private final EncodingRegistry encodings = Encodings.newLazyEncodingRegistry();

    /**
     * Counts a body.
     *
     * @param body one JSON object
     * @param vocabularies of the models that it may go to
     */
    public PromptSize count(byte[] body, Set<Vocabulary> vocabularies) {
        PromptParts parts = PromptParts.of(body);
        Set<Vocabulary> known = EnumSet.of(Vocabulary.O200K);
        known.addAll(vocabularies);
        known.remove(Vocabulary.UNKNOWN);
        Map<Vocabulary, Long> text = new EnumMap<>(Vocabulary.class);
        for (Vocabulary vocabulary : known) {
            text.put(vocabulary, (long) encoding(vocabulary).countTokensOrdinary(parts.text()));
        }
        Units apart = Units.of(Unit.IMAGE_INPUT, parts.imageTokens()).and(Unit.AUDIO_INPUT, parts.audioTokens());
        return new PromptSize(text, apart);
    }

    private Encoding encoding(Vocabulary vocabulary) {
        return encodings.getEncoding(
                vocabulary == Vocabulary.CL100K ? EncodingType.CL100K_BASE : EncodingType.O200K_BASE);
    }
}

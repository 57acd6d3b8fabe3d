package io.tollgate.routing.tokens;

import io.tollgate.billing.price.Units;
import java.util.Map;

/**
 * What a prompt was counted to be.
 *
 * @param text tokens of its text, by the vocabularies that it was counted in
 * @param apart an upper bound of its images and of its audio
 */
public record PromptSize(Map<Vocabulary, Long> text, Units apart) {

    public PromptSize {
        text = Map.copyOf(text);
    }

    /** The tokens of its text; what has a vocabulary of its own is counted in the newest that is public. */
    long text(Vocabulary vocabulary) {
        Long own = text.get(vocabulary);
        return own == null ? text.getOrDefault(Vocabulary.O200K, 0L) : own;
    }
}

package io.tollgate.routing.tokens;

import java.util.List;
import java.util.Locale;

/** What a model cuts text into. */
public enum Vocabulary {
    /** OpenAI's since gpt-4o. */
    O200K,
    /** OpenAI's of gpt-4, gpt-3.5 and the embeddings. */
    CL100K,
    /** Any other: none is published that counts more than {@link Calibration} allows for. */
    UNKNOWN;

    private static final List<String> O200K_MODELS =
            List.of("gpt-4o", "gpt-4.1", "gpt-5", "gpt-oss", "chatgpt-4o", "o1", "o3", "o4");
    private static final List<String> CL100K_MODELS = List.of("gpt-4", "gpt-3.5", "text-embedding-");

    /** That of a model, by what the provider calls it. */
    public static Vocabulary of(String upstreamModel) {
        String name = upstreamModel.toLowerCase(Locale.ROOT);
        String own = name.substring(name.lastIndexOf('/') + 1);
        if (O200K_MODELS.stream().anyMatch(own::startsWith)) {
            return O200K;
        }
        return CL100K_MODELS.stream().anyMatch(own::startsWith) ? CL100K : UNKNOWN;
    }
}

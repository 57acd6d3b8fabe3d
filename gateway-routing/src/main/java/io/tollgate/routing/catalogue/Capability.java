package io.tollgate.routing.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a model can do, or a request needs. */
public enum Capability {
    CHAT,
    COMPLETIONS,
    EMBEDDINGS,
    MODERATIONS,
    TOOLS,
    JSON_SCHEMA,
    VISION,
    AUDIO,
    SPEECH,
    TRANSCRIPTION,
    REASONING,
    RERANK,
    IMAGES,
    STREAMING;

    /** The name in the API and in Postgres. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Capability> of(String label) {
        return Arrays.stream(values())
                .filter(capability -> capability.label().equals(label))
                .findFirst();
    }
}

package io.tollgate.routing.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The wire format that a provider speaks; each has one family of adapters. */
public enum Protocol {
    OPENAI,
    ANTHROPIC,
    GEMINI,
    /** AWS Bedrock's Converse. */
    BEDROCK,
    /** The second version of Cohere's API. */
    COHERE;

    /** The name in the API and in Postgres. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Protocol> of(String label) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.label().equals(label))
                .findFirst();
    }
}

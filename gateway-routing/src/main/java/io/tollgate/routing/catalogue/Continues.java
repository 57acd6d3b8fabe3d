package io.tollgate.routing.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a provider is asked to go on with what an assistant has begun to say. */
public enum Continues {
    /** It cannot be asked. */
    NEVER,
    /** It goes on with a last message that is the assistant's. */
    PREFILL,
    /** The same, where {@code continue_final_message} says so. */
    FLAG;

    /** The name in presets, in the API and in Postgres. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Continues> of(String label) {
        return Arrays.stream(values()).filter(way -> way.label().equals(label)).findFirst();
    }
}

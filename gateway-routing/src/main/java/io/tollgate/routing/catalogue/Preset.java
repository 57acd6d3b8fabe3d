package io.tollgate.routing.catalogue;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a provider that many people use, so that an operator needs to say no more than its name.
 *
 * @param baseUrl absent where each customer has an own one
 * @param source where its rules are written down
 * @param checked when somebody last read them there
 * @param wire as {@link Wire#of} reads it
 */
public record Preset(
        String slug,
        String displayName,
        Protocol protocol,
        Optional<String> baseUrl,
        String source,
        LocalDate checked,
        Map<String, Object> wire) {

    public Preset {
        wire = Map.copyOf(wire);
        // A preset that nobody can use is found at the start.
        Wire.of(wire);
    }
}

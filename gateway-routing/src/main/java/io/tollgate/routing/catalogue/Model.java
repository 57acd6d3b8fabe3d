package io.tollgate.routing.catalogue;

import java.util.Set;

/**
 * What a caller names.
 *
 * @param contextLength tokens, in and out
 * @param maxOutputTokens the most that one answer can have
 */
public record Model(
        String id, String displayName, long contextLength, long maxOutputTokens, Set<Capability> capabilities) {

    public Model {
        capabilities = Set.copyOf(capabilities);
    }
}

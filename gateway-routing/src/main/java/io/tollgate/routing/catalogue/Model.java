package io.tollgate.routing.catalogue;

import java.util.Optional;
import java.util.Set;

/**
 * What a caller names.
 *
 * @param contextLength tokens, in and out
 * @param maxOutputTokens the most that one answer can have
 * @param routing the operator's routing document for it, as it was checked when it was written
 */
public record Model(
        String id,
        String displayName,
        long contextLength,
        long maxOutputTokens,
        Set<Capability> capabilities,
        Optional<String> routing) {

    public Model {
        capabilities = Set.copyOf(capabilities);
    }

    /** One without a routing document. */
    public Model(
            String id, String displayName, long contextLength, long maxOutputTokens, Set<Capability> capabilities) {
        this(id, displayName, contextLength, maxOutputTokens, capabilities, Optional.empty());
    }
}

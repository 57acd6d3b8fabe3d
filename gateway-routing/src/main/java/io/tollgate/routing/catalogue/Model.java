package io.tollgate.routing.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a caller names.
 *
 * @param contextLength tokens, in and out
 * @param maxOutputTokens the most that one answer can have
 * @param downshift ids of the models that stand in when nobody who offers this one can serve
 * @param routing the operator's routing document for it, as it was checked when it was written
 */
public record Model(
        String id,
        String displayName,
        long contextLength,
        long maxOutputTokens,
        Set<Capability> capabilities,
        List<String> downshift,
        Optional<String> routing) {

    public Model {
        capabilities = Set.copyOf(capabilities);
        downshift = List.copyOf(downshift);
    }

    /** The same model as a host offers it, which may have other limits. */
    Model within(OptionalLong context, OptionalLong output) {
        return context.isEmpty() && output.isEmpty()
                ? this
                : new Model(
                        id,
                        displayName,
                        context.orElse(contextLength),
                        output.orElse(maxOutputTokens),
                        capabilities,
                        downshift,
                        routing);
    }

    /** One that nothing more is said about. */
    public Model(
            String id, String displayName, long contextLength, long maxOutputTokens, Set<Capability> capabilities) {
        this(id, displayName, contextLength, maxOutputTokens, capabilities, List.of(), Optional.empty());
    }
}

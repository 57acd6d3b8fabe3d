package io.tollgate.api.pipeline;

import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.json.JsonMembers;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a caller asks for, as an endpoint has read it.
 *
 * @param endpoint the name in rows, such as {@code chat.completions}
 * @param outputLimit the caller's own, in tokens
 * @param choices how many answers are wanted
 * @param strictLimit whether a limit that the budget does not afford is refused rather than capped
 * @param usageWanted whether a stream shall tell its usage
 */
public record Ask(
        String endpoint,
        JsonMembers body,
        String model,
        boolean stream,
        boolean usageWanted,
        OptionalLong outputLimit,
        int choices,
        boolean strictLimit,
        Set<Capability> required,
        Optional<String> endUser) {

    public Ask {
        required = Set.copyOf(required);
    }

    /** An upper bound of the input's tokens: no token is shorter than a byte of UTF-8. */
    long inputBound() {
        return body.document().length;
    }
}

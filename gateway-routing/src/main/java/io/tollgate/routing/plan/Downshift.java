package io.tollgate.routing.plan;

import java.util.Optional;
import java.util.Set;

/**
 * Other models that stand in for the one that was asked for.
 *
 * @param asked its id
 * @param models the others' ids
 * @param because why they are tried before it, in a word; empty: they are tried last, should nothing else answer
 */
public record Downshift(String asked, Set<String> models, Optional<String> because) {

    private static final String NOTHING_ANSWERED = "failed";

    public Downshift {
        models = Set.copyOf(models);
    }

    /** Why this attempt, which served, is another model's; empty when it is not. */
    public Optional<String> reason(Attempt served) {
        return models.contains(served.offering().model().id())
                ? Optional.of(because.orElse(NOTHING_ANSWERED))
                : Optional.empty();
    }
}

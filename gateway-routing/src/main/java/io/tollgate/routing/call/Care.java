package io.tollgate.routing.call;

import io.tollgate.routing.cascade.Judge;
import java.util.Optional;
import java.util.Set;

/**
 * What is done for a call beyond one attempt after the other.
 *
 * @param hedged whether a second attempt is made beside one whose first token takes unusually long
 * @param rescued whether a stream that breaks after its first content is gone on with elsewhere
 * @param judge of answers in one piece, where a better one shall follow those that are not good enough
 * @param standIns ids of models that only stand in for those asked for: none of them gives a better answer
 */
public record Care(boolean hedged, boolean rescued, Optional<Judge> judge, Set<String> standIns) {

    /** Nothing. */
    public static final Care NONE = new Care(false, false, Optional.empty(), Set.of());
}

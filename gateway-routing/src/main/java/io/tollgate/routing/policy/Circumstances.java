package io.tollgate.routing.policy;

import java.time.Instant;
import java.util.Optional;

/** What of a request the conditions of a document look at. */
public interface Circumstances {

    /** A text of the request's {@code metadata}. */
    Optional<String> metadata(String name);

    /** A tag of the caller's key. */
    Optional<String> tag(String name);

    /** About how long the prompt is. */
    long inputTokens();

    Optional<String> endUser();

    /** When the request came. */
    Instant at();

    /** Of the draws that the request takes. */
    long seed();
}

package io.tollgate.routing.plan;

import java.util.Optional;

/**
 * Where a request's prompt is expected to be cached.
 *
 * @param left why the plan begins elsewhere, in a word; empty when it begins there
 */
public record Home(Attempt attempt, Affinity.Source source, Optional<String> left) {}

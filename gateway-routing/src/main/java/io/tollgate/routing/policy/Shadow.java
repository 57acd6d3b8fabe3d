package io.tollgate.routing.policy;

/**
 * Another model that is asked the same, after the caller was answered, for whoever wants to compare.
 *
 * @param percent of the requests
 * @param operators whether the operator asked for it, and pays
 */
public record Shadow(String model, double percent, boolean operators) {}

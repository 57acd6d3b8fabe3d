package io.tollgate.routing.health;

/**
 * A breaker has opened, once more or for the first time, or has closed again.
 *
 * @param offering its slug
 * @param credential its slug
 */
public record CircuitTurn(String offering, String credential, boolean opened) {}

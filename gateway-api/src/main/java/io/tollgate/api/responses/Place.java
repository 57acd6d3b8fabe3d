package io.tollgate.api.responses;

/**
 * Where an item is.
 *
 * @param index among the items of the output
 */
record Place(String itemId, int index) {}

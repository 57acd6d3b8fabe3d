package io.tollgate.routing.rescue;

/**
 * What the caller has of an answer.
 *
 * @param id of the answer, as the caller knows it
 * @param created when it was, as the caller knows; 0 where its protocol does not say
 */
record Begun(String id, long created, String text) {}

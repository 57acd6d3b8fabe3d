package io.tollgate.routing.quota;

/**
 * The next slice of a credential's quota.
 *
 * @param step in which it was given, by Redis' clock
 * @param nodes that share the quota
 */
record Granted(long step, long nodes, OfMeasure requests, OfMeasure tokens) {

    /**
     * Of requests, or of tokens.
     *
     * @param common what is added for anybody
     * @param reserve what is added for organizations that have had little
     * @param waitMillis until more can be had; 0 where there is something for anybody
     */
    record OfMeasure(long common, long reserve, long waitMillis) {}
}

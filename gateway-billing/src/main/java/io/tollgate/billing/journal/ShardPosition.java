package io.tollgate.billing.journal;

/**
 * How far a shard's stream is written into rows.
 *
 * @param epoch of the counters that the rows go on from; empty before the first
 */
public record ShardPosition(String epoch, String written) {}

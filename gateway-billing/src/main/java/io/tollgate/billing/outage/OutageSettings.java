package io.tollgate.billing.outage;

/**
 * What holds while Redis is away.
 *
 * @param graceNano what each scope with a hard budget may spend then, on all nodes together, in nano-USD
 */
public record OutageSettings(OutagePolicy policy, long graceNano) {}

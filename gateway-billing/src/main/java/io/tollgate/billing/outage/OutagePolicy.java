package io.tollgate.billing.outage;

/** What becomes of requests while limits cannot be checked. */
public enum OutagePolicy {
    /** Keys that this node has admitted before are served within what it last saw remaining, up to a small amount. */
    GRACE,

    /** Nobody is served. */
    DENY
}

/** The books compared: counters, rows and roll-ups, and what recomputes one from another. */
@NullMarked
package io.tollgate.billing.ledger;

import org.jspecify.annotations.NullMarked;

/** Finding out that Redis has lost counters, and getting them back. */
@NullMarked
package io.tollgate.billing.recovery;

import org.jspecify.annotations.NullMarked;

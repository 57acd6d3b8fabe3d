/** How often callers were turned away, and why: counts by the hour, without rows. */
@NullMarked
package io.tollgate.billing.refusal;

import org.jspecify.annotations.NullMarked;

/** The end of a hold: one charge, one row, on every way out. */
@NullMarked
package io.tollgate.billing.settlement;

import org.jspecify.annotations.NullMarked;

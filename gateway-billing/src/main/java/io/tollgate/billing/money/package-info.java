/** Exact amounts of money. */
@NullMarked
package io.tollgate.billing.money;

import org.jspecify.annotations.NullMarked;

/** What billing's tests share. */
@NullMarked
package io.tollgate.billing.testing;

import org.jspecify.annotations.NullMarked;

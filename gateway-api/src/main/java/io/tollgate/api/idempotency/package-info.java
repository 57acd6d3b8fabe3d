/** A request that is repeated under its {@code Idempotency-Key} gets the first answer, and is charged once. */
@NullMarked
package io.tollgate.api.idempotency;

import org.jspecify.annotations.NullMarked;

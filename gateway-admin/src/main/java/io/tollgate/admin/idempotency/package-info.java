/** Calls that make something, repeated under one {@code Idempotency-Key}: the first answer is given again. */
@NullMarked
package io.tollgate.admin.idempotency;

import org.jspecify.annotations.NullMarked;

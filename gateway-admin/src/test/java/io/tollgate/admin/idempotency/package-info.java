@NullMarked
package io.tollgate.admin.idempotency;

import org.jspecify.annotations.NullMarked;

/** Budgets and rate limits as people write and read them. */
@NullMarked
package io.tollgate.admin.limit;

import org.jspecify.annotations.NullMarked;

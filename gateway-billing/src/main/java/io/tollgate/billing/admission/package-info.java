/** Who may spend how much: scopes, budgets, rate limits and the hold before a call. */
@NullMarked
package io.tollgate.billing.admission;

import org.jspecify.annotations.NullMarked;

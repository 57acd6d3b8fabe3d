/** Prompts and answers that a policy wants kept: sealed, written behind the requests, and deleted when their time is over. */
@NullMarked
package io.tollgate.billing.payload;

import org.jspecify.annotations.NullMarked;

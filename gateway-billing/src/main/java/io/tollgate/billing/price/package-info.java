/** What a use of tokens costs: rates, versions, terms and the arithmetic. */
@NullMarked
package io.tollgate.billing.price;

import org.jspecify.annotations.NullMarked;

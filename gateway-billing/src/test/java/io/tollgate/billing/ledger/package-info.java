@NullMarked
package io.tollgate.billing.ledger;

import org.jspecify.annotations.NullMarked;

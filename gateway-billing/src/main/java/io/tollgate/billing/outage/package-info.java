/** Serving on while Redis does not answer: who may, and how much. */
@NullMarked
package io.tollgate.billing.outage;

import org.jspecify.annotations.NullMarked;

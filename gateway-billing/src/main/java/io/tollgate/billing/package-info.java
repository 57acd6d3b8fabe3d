/** The ground floor: who pays, what it costs, who may spend, and what was spent. */
@NullMarked
package io.tollgate.billing;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tollgate.billing.outage;

import org.jspecify.annotations.NullMarked;

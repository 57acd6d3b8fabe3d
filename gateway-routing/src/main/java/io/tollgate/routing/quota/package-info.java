/** What credentials may use in a minute: quotas that the nodes share in slices, and organizations on each of them fairly. */
@NullMarked
package io.tollgate.routing.quota;

import org.jspecify.annotations.NullMarked;

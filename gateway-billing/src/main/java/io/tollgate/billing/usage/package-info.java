/** What is recorded of a request. */
@NullMarked
package io.tollgate.billing.usage;

import org.jspecify.annotations.NullMarked;

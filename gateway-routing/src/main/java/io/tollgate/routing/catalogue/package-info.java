/** What can be called: models, providers, offerings, credentials and their prices, as one immutable snapshot. */
@NullMarked
package io.tollgate.routing.catalogue;

import org.jspecify.annotations.NullMarked;

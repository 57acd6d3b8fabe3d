/** Models, providers and the way from one to the other. */
@NullMarked
package io.tollgate.routing;

import org.jspecify.annotations.NullMarked;

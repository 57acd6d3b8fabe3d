/** Makes disjoint usage of what the provider families report, each by its own rules; pure functions. */
@NullMarked
package io.tollgate.routing.provider.usage;

import org.jspecify.annotations.NullMarked;

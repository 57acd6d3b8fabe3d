/** What a request itself says about where it shall go. */
@NullMarked
package io.tollgate.api.routing;

import org.jspecify.annotations.NullMarked;

/** Server-sent events as bytes. */
@NullMarked
package io.tollgate.routing.provider.sse;

import org.jspecify.annotations.NullMarked;

/** Carries a plan out: calls attempts in order until one gives content. */
@NullMarked
package io.tollgate.routing.call;

import org.jspecify.annotations.NullMarked;

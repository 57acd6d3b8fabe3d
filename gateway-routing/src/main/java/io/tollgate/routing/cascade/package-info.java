/** Judges whether a cheap answer is good enough. */
@NullMarked
package io.tollgate.routing.cascade;

import org.jspecify.annotations.NullMarked;

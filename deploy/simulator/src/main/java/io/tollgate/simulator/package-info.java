/** Providers that sell the same models over real HTTP, and that answer, stream, fail and stall on request. */
@NullMarked
package io.tollgate.simulator;

import org.jspecify.annotations.NullMarked;

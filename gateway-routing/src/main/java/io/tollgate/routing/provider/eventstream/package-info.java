/** Cuts AWS's binary event streams into messages, for the families whose providers stream in it. */
@NullMarked
package io.tollgate.routing.provider.eventstream;

import org.jspecify.annotations.NullMarked;

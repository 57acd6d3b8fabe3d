/** Reads the canonical form, a chat completion, for the protocols that are translated from it; plain Java. */
@NullMarked
package io.tollgate.api.canonical;

import org.jspecify.annotations.NullMarked;

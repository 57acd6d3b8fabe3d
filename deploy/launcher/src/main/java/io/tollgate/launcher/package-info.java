/** Prepares the demo of {@code ./tollgate up --demo}, through the public HTTP API alone. */
@NullMarked
package io.tollgate.launcher;

import org.jspecify.annotations.NullMarked;

/** Splits requests for embeddings, and joins their answers, for families whose providers take only so many at once. */
@NullMarked
package io.tollgate.routing.provider.embedding;

import org.jspecify.annotations.NullMarked;

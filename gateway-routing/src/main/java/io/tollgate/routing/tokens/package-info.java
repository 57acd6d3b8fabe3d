/** How many tokens a prompt can come to, counted where its length alone does not tell enough. */
@NullMarked
package io.tollgate.routing.tokens;

import org.jspecify.annotations.NullMarked;

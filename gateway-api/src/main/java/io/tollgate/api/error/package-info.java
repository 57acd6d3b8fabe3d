/** Every refusal and failure as one value, and its written forms. */
@NullMarked
package io.tollgate.api.error;

import org.jspecify.annotations.NullMarked;

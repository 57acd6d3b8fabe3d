/** The endpoints that speak OpenAI's wire format. */
@NullMarked
package io.tollgate.api.openai;

import org.jspecify.annotations.NullMarked;

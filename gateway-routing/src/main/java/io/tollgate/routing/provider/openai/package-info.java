/** Providers that speak OpenAI's wire format: bytes are spliced, never rebuilt. */
@NullMarked
package io.tollgate.routing.provider.openai;

import org.jspecify.annotations.NullMarked;

/** OpenAI's Responses over whatever serves chat: the endpoint, and the translation to and from the canonical form. */
@NullMarked
package io.tollgate.api.responses;

import org.jspecify.annotations.NullMarked;

/** Anthropic's Messages over whatever serves chat: the endpoints, and the translation to and from the canonical form. */
@NullMarked
package io.tollgate.api.anthropic;

import org.jspecify.annotations.NullMarked;

/** Google's Gemini API: chats and embeddings are translated to it. */
@NullMarked
package io.tollgate.routing.provider.gemini;

import org.jspecify.annotations.NullMarked;

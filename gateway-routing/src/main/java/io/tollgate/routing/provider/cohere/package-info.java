/** Cohere's API, version 2: chats, embeddings and rankings are translated to it. */
@NullMarked
package io.tollgate.routing.provider.cohere;

import org.jspecify.annotations.NullMarked;

/** Providers that speak Anthropic's Messages: chats are translated to it, and messages go through as they are. */
@NullMarked
package io.tollgate.routing.provider.anthropic;

import org.jspecify.annotations.NullMarked;

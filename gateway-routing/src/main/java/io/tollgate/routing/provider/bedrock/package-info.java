/** AWS Bedrock's Converse: chats are translated to it. */
@NullMarked
package io.tollgate.routing.provider.bedrock;

import org.jspecify.annotations.NullMarked;

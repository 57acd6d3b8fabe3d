/** The canonical form, read and written for the families of providers that have words of their own. */
@NullMarked
package io.tollgate.routing.provider.chat;

import org.jspecify.annotations.NullMarked;

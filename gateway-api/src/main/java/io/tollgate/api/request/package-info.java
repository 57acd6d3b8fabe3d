/** What every request has before it is authenticated: an identity and a body. */
@NullMarked
package io.tollgate.api.request;

import org.jspecify.annotations.NullMarked;

/** Images that a request gives but the address of. */
@NullMarked
package io.tollgate.routing.provider.image;

import org.jspecify.annotations.NullMarked;

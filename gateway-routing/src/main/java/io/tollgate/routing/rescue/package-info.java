/** Goes on with a broken stream at another provider. */
@NullMarked
package io.tollgate.routing.rescue;

import org.jspecify.annotations.NullMarked;

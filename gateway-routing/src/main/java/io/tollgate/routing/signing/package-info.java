/** What proves to a provider who asks, where that takes more than a key in a header. */
@NullMarked
package io.tollgate.routing.signing;

import org.jspecify.annotations.NullMarked;

/** The running application and its surroundings, shared by all end-to-end tests. */
@NullMarked
package io.tollgate.api.testing;

import org.jspecify.annotations.NullMarked;

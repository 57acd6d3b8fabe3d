/** Who calls: virtual keys, and the grants that they stand for. */
@NullMarked
package io.tollgate.api.auth;

import org.jspecify.annotations.NullMarked;

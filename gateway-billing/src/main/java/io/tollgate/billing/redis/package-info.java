/** The connection to Redis, the keys and the scripts. */
@NullMarked
package io.tollgate.billing.redis;

import org.jspecify.annotations.NullMarked;

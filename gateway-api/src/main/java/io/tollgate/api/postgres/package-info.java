/** Reading rows of Postgres. */
@NullMarked
package io.tollgate.api.postgres;

import org.jspecify.annotations.NullMarked;

/** From the usage streams into Postgres: rows and roll-ups. */
@NullMarked
package io.tollgate.billing.attribution;

import org.jspecify.annotations.NullMarked;

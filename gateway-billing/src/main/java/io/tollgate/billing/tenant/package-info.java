/** Who pays: the identifiers and secrets of organizations, teams, members and keys. */
@NullMarked
package io.tollgate.billing.tenant;

import org.jspecify.annotations.NullMarked;

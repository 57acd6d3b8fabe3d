/** Invitations: how people come into an organization that is there. */
@NullMarked
package io.tollgate.admin.invitation;

import org.jspecify.annotations.NullMarked;

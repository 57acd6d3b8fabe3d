/** Logins by other services: any issuer of OpenID Connect, and GitHub. */
@NullMarked
package io.tollgate.admin.oidc;

import org.jspecify.annotations.NullMarked;

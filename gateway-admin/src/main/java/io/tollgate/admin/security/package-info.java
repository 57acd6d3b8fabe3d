/** Sessions, API tokens and CSRF in front of the control plane. */
@NullMarked
package io.tollgate.admin.security;

import org.jspecify.annotations.NullMarked;

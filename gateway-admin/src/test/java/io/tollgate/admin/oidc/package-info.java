@NullMarked
package io.tollgate.admin.oidc;

import org.jspecify.annotations.NullMarked;

/** API tokens: what automation calls the control plane with. */
@NullMarked
package io.tollgate.admin.token;

import org.jspecify.annotations.NullMarked;

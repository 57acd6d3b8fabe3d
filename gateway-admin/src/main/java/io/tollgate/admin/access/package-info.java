/** Who calls, and what they may do. */
@NullMarked
package io.tollgate.admin.access;

import org.jspecify.annotations.NullMarked;

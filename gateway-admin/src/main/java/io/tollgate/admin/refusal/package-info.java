/** How often callers were turned away, and why. */
@NullMarked
package io.tollgate.admin.refusal;

import org.jspecify.annotations.NullMarked;

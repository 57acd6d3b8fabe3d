/** The control plane: what people and automation manage, and what they see. */
@NullMarked
package io.tollgate.admin;

import org.jspecify.annotations.NullMarked;

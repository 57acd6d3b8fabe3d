/** Tests of the control plane, over HTTP against real servers. */
@NullMarked
package io.tollgate.admin;

import org.jspecify.annotations.NullMarked;

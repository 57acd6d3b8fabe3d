/** An application for the tests. */
@NullMarked
package io.tollgate.controlplane;

import org.jspecify.annotations.NullMarked;

/** The data plane, and the application that serves it. */
@NullMarked
package io.tollgate.api;

import org.jspecify.annotations.NullMarked;

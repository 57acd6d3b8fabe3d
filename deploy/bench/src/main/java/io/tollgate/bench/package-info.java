/** Measures the gateway over loopback, beside the bare simulator and nginx, and proves that its rows are its answers. */
@NullMarked
package io.tollgate.bench;

import org.jspecify.annotations.NullMarked;

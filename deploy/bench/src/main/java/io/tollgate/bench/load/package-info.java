/** A load generator of one thread: fixed connections, requests prepared beforehand, every answer checked. */
@NullMarked
package io.tollgate.bench.load;

import org.jspecify.annotations.NullMarked;

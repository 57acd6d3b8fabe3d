/** What single steps of a request cost. */
@NullMarked
package io.tollgate.bench.jmh;

import org.jspecify.annotations.NullMarked;

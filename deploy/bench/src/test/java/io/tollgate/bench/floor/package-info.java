@NullMarked
package io.tollgate.bench.floor;

import org.jspecify.annotations.NullMarked;

/** The smallest proxies that can be written with the gateway's libraries: what a request costs there, nothing can save. */
@NullMarked
package io.tollgate.bench.floor;

import org.jspecify.annotations.NullMarked;

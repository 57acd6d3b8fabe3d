/** What people do, from the outside, step by step. */
@NullMarked
package io.tollgate.api.journey;

import org.jspecify.annotations.NullMarked;

/** What a key may know of itself: its limits, and what its requests cost. */
@NullMarked
package io.tollgate.api.account;

import org.jspecify.annotations.NullMarked;

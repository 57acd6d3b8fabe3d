/** What the last calls told about each offering and credential. */
@NullMarked
package io.tollgate.routing.health;

import org.jspecify.annotations.NullMarked;

/** Commands of the operator, run from the application's jar beside a gateway or without one. */
@NullMarked
package io.tollgate.api.command;

import org.jspecify.annotations.NullMarked;

/** Which offerings to try, in which order: a pure function of need, policy, catalogue and health. */
@NullMarked
package io.tollgate.routing.plan;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tollgate.simulator;

import org.jspecify.annotations.NullMarked;

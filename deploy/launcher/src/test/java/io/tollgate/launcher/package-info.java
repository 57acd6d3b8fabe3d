@NullMarked
package io.tollgate.launcher;

import org.jspecify.annotations.NullMarked;

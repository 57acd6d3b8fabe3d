@NullMarked
package io.tollgate.api.command;

import org.jspecify.annotations.NullMarked;

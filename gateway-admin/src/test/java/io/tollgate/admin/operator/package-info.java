@NullMarked
package io.tollgate.admin.operator;

import org.jspecify.annotations.NullMarked;

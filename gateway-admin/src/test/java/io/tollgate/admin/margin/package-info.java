@NullMarked
package io.tollgate.admin.margin;

import org.jspecify.annotations.NullMarked;

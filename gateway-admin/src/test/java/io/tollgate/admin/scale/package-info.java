@NullMarked
package io.tollgate.admin.scale;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tollgate.admin.payload;

import org.jspecify.annotations.NullMarked;

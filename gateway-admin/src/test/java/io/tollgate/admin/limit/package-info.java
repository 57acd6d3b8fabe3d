@NullMarked
package io.tollgate.admin.limit;

import org.jspecify.annotations.NullMarked;

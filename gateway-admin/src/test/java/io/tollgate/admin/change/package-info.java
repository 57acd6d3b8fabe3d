@NullMarked
package io.tollgate.admin.change;

import org.jspecify.annotations.NullMarked;

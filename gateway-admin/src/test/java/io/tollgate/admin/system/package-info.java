@NullMarked
package io.tollgate.admin.system;

import org.jspecify.annotations.NullMarked;

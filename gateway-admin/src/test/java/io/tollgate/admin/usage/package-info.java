@NullMarked
package io.tollgate.admin.usage;

import org.jspecify.annotations.NullMarked;

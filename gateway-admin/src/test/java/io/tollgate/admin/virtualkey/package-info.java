@NullMarked
package io.tollgate.admin.virtualkey;

import org.jspecify.annotations.NullMarked;

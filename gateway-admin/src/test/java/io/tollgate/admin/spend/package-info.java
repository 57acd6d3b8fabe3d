@NullMarked
package io.tollgate.admin.spend;

import org.jspecify.annotations.NullMarked;

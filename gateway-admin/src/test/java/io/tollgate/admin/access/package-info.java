@NullMarked
package io.tollgate.admin.access;

import org.jspecify.annotations.NullMarked;

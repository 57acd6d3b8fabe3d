@NullMarked
package io.tollgate.admin.announcement;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tollgate.admin.dashboard;

import org.jspecify.annotations.NullMarked;

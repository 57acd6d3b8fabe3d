@NullMarked
package io.tollgate.admin.performance;

import org.jspecify.annotations.NullMarked;

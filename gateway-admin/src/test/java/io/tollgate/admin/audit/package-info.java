@NullMarked
package io.tollgate.admin.audit;

import org.jspecify.annotations.NullMarked;

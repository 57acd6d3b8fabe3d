@NullMarked
package io.tollgate.admin.invitation;

import org.jspecify.annotations.NullMarked;

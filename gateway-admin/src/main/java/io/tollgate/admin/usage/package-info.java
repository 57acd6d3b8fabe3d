/** What the views of usage share: which rows, and of what time. */
@NullMarked
package io.tollgate.admin.usage;

import org.jspecify.annotations.NullMarked;

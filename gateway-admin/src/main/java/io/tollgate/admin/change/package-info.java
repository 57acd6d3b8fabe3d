/** Changes: committed with their audit event, and told to every node before the answer. */
@NullMarked
package io.tollgate.admin.change;

import org.jspecify.annotations.NullMarked;

/** What the operator sees and sets of organizations. */
@NullMarked
package io.tollgate.admin.operator;

import org.jspecify.annotations.NullMarked;

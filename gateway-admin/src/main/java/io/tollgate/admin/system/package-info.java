/** What the operator sees of the machinery itself: nodes, databases, and what waits between them. */
@NullMarked
package io.tollgate.admin.system;

import org.jspecify.annotations.NullMarked;

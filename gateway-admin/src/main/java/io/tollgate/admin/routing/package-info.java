/** Routing documents, and what would become of a request under them. */
@NullMarked
package io.tollgate.admin.routing;

import org.jspecify.annotations.NullMarked;

/** How fast and how well requests were served. */
@NullMarked
package io.tollgate.admin.performance;

import org.jspecify.annotations.NullMarked;

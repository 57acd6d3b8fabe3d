/** Reads and edits the top level of a JSON document without rebuilding it. */
@NullMarked
package io.tollgate.routing.json;

import org.jspecify.annotations.NullMarked;

/** Reads and edits a multipart form without rebuilding it. */
@NullMarked
package io.tollgate.routing.form;

import org.jspecify.annotations.NullMarked;

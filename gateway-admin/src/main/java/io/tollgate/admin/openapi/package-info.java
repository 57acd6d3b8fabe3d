/** The description of the control plane's calls. */
@NullMarked
package io.tollgate.admin.openapi;

import org.jspecify.annotations.NullMarked;

/** What every call of the control plane shares: bodies, errors, pages, versions. */
@NullMarked
package io.tollgate.admin.http;

import org.jspecify.annotations.NullMarked;

/** Requests that were served, one by one. */
@NullMarked
package io.tollgate.admin.request;

import org.jspecify.annotations.NullMarked;

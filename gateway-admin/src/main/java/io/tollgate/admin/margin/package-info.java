/** What all tenants together spend, and what of it stays with the operator. */
@NullMarked
package io.tollgate.admin.margin;

import org.jspecify.annotations.NullMarked;

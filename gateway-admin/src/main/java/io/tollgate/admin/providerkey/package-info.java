/** Tenants' own keys at providers. */
@NullMarked
package io.tollgate.admin.providerkey;

import org.jspecify.annotations.NullMarked;

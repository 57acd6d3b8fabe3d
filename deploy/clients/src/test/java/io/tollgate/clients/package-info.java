/** What people call a gateway with: the vendors' own libraries, unchanged but for the base URL and the key. */
@NullMarked
package io.tollgate.clients;

import org.jspecify.annotations.NullMarked;

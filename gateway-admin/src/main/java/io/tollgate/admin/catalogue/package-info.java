/** The operator's catalogue: providers, credentials, models, offerings, prices. */
@NullMarked
package io.tollgate.admin.catalogue;

import org.jspecify.annotations.NullMarked;

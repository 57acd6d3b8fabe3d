@NullMarked
package io.tollgate.billing.payload;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tollgate.billing.recovery;

import org.jspecify.annotations.NullMarked;

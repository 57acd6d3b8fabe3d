/** The price book as a whole: exported, and imported after a look at the difference. */
@NullMarked
package io.tollgate.admin.price;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tollgate.admin.price;

import org.jspecify.annotations.NullMarked;

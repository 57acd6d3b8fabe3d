@NullMarked
package io.tollgate.admin.catalogue;

import org.jspecify.annotations.NullMarked;

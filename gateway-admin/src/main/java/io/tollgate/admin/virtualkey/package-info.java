/** Virtual keys: what applications call with. */
@NullMarked
package io.tollgate.admin.virtualkey;

import org.jspecify.annotations.NullMarked;

/** What was spent, by whom, on what, when. */
@NullMarked
package io.tollgate.admin.spend;

import org.jspecify.annotations.NullMarked;

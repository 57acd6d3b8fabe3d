/** What was said in requests whose policy wants that kept, for the few who may read it. */
@NullMarked
package io.tollgate.admin.payload;

import org.jspecify.annotations.NullMarked;

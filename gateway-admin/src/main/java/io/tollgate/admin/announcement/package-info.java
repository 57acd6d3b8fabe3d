/** What the operator tells everybody who is signed in. */
@NullMarked
package io.tollgate.admin.announcement;

import org.jspecify.annotations.NullMarked;

/** The people of an organization, and of its teams. */
@NullMarked
package io.tollgate.admin.member;

import org.jspecify.annotations.NullMarked;

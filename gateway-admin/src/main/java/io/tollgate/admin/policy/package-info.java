/** What organizations, teams and keys allow those who call in their name, and what that comes to for a key. */
@NullMarked
package io.tollgate.admin.policy;

import org.jspecify.annotations.NullMarked;

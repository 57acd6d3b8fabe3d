/** Sign-up, login and the person behind a session. */
@NullMarked
package io.tollgate.admin.account;

import org.jspecify.annotations.NullMarked;

/** Letters to people, where the operator has a mail server. */
@NullMarked
package io.tollgate.admin.mail;

import org.jspecify.annotations.NullMarked;

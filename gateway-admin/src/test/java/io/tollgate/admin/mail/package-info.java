@NullMarked
package io.tollgate.admin.mail;

import org.jspecify.annotations.NullMarked;

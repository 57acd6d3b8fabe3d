@NullMarked
package io.tollgate.admin.account;

import org.jspecify.annotations.NullMarked;

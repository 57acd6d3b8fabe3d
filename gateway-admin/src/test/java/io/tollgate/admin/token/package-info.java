@NullMarked
package io.tollgate.admin.token;

import org.jspecify.annotations.NullMarked;

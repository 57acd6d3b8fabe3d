@NullMarked
package io.tollgate.admin.security;

import org.jspecify.annotations.NullMarked;

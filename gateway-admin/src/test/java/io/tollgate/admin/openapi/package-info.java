@NullMarked
package io.tollgate.admin.openapi;

import org.jspecify.annotations.NullMarked;

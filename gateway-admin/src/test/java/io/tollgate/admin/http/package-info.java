@NullMarked
package io.tollgate.admin.http;

import org.jspecify.annotations.NullMarked;

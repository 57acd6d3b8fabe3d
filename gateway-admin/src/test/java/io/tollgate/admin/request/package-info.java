@NullMarked
package io.tollgate.admin.request;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tollgate.admin.refusal;

import org.jspecify.annotations.NullMarked;

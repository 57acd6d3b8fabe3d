@NullMarked
package io.tollgate.admin.policy;

import org.jspecify.annotations.NullMarked;

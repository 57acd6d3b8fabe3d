@NullMarked
package io.tollgate.admin.team;

import org.jspecify.annotations.NullMarked;

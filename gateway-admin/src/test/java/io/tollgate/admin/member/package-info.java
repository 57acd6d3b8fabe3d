@NullMarked
package io.tollgate.admin.member;

import org.jspecify.annotations.NullMarked;

/** Real PostgreSQL and Redis servers for every module's tests. */
@NullMarked
package io.tollgate.testkit;

import org.jspecify.annotations.NullMarked;

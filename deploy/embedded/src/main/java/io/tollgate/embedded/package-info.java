/** PostgreSQL and Redis as durable child processes in one data folder, for {@code ./tollgate up} and for tests. */
@NullMarked
package io.tollgate.embedded;

import org.jspecify.annotations.NullMarked;

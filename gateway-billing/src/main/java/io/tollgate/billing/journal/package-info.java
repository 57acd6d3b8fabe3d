/** What a node has settled and must not forget before its row is written: in memory, and in files of its own. */
@NullMarked
package io.tollgate.billing.journal;

import org.jspecify.annotations.NullMarked;

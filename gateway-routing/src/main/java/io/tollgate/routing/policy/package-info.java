/** How routing is asked for: by a request and by the documents of an organization, its teams and its keys. */
@NullMarked
package io.tollgate.routing.policy;

import org.jspecify.annotations.NullMarked;

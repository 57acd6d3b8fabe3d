/** What the nodes tell each other of the providers' health. */
@NullMarked
package io.tollgate.routing.cluster;

import org.jspecify.annotations.NullMarked;

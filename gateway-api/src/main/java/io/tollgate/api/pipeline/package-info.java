/** The way of a request: plan, admit, call, relay, settle; the same for every protocol. */
@NullMarked
package io.tollgate.api.pipeline;

import org.jspecify.annotations.NullMarked;

/** The models that a key may call, and where they can be had. */
@NullMarked
package io.tollgate.api.model;

import org.jspecify.annotations.NullMarked;

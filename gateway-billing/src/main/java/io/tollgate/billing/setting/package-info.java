/** Settings that a node cannot start with, told to the person who set them. */
@NullMarked
package io.tollgate.billing.setting;

import org.jspecify.annotations.NullMarked;

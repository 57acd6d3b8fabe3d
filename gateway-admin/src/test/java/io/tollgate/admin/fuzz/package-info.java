/** Calls of every kind that the API's description allows, with good values and broken ones. */
@NullMarked
package io.tollgate.admin.fuzz;

import org.jspecify.annotations.NullMarked;
